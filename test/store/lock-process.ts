import { holdInstanceLock } from '../../src/store/instance-lock.ts';

/** Holds the lock of a database file until it is killed. */
holdInstanceLock(process.argv[2] ?? '');
process.send?.('locked');
setInterval(() => {}, 1000);
