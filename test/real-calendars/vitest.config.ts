import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Apart from the other tests: real calendar servers, which have to be installed. */
export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '../..'),
    include: ['test/real-calendars/*.check.ts'],
    setupFiles: ['test/temporal-equality.ts'],
    globalSetup: ['test/real-calendars/install.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: process.env.HIRELOOP_REPORT
      ? ['default', ['json', { outputFile: process.env.HIRELOOP_REPORT }]]
      : ['default'],
  },
});
