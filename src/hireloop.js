#!/usr/bin/env node
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

await import('./main.ts');
