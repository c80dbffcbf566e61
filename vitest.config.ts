import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/temporal-equality.ts'],
    globalSetup: ['test/postgres-server.ts'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: process.env.HIRELOOP_REPORT
      ? ['default', ['json', { outputFile: process.env.HIRELOOP_REPORT }]]
      : ['default'],
  },
});
