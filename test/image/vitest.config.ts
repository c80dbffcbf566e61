import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Apart from the other tests: it installs packages, which takes its time. */
export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '../..'),
    include: ['test/image/*.check.ts'],
    testTimeout: 180_000,
    reporters: process.env.HIRELOOP_REPORT
      ? ['default', ['json', { outputFile: process.env.HIRELOOP_REPORT }]]
      : ['default'],
  },
});
