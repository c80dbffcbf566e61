import { argv } from 'node:process';

console.log(argv);
