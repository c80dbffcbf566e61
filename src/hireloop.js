#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Plain JavaScript on purpose: an older Node must be able to read this far and say what is wrong.
const needed = 26;
const [major] = process.versions.node.split('.');

if (Number(major) < needed) {
  console.error(
    `Hireloop needs Node ${needed} or newer and found ${process.versions.node}. ` +
      'Run it through npm (npm start, npm run sandbox): npm ci brings the right Node with it on Linux, macOS and Windows. ' +
      `Elsewhere install Node ${needed} from https://nodejs.org.`,
  );
  process.exit(1);
}

// Types are stripped and code is compiled once, not at every start. Where the folder cannot be written, every time.
module.enableCompileCache(
  process.env.NODE_COMPILE_CACHE ??
    fileURLToPath(new URL('../node_modules/.cache/hireloop', import.meta.url)),
);

await import('./main.ts');
