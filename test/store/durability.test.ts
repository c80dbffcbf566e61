import { describe, expect, test } from 'vitest';
import { canTrace, fsyncsOf } from '../crash/fsyncs.ts';

describe('an action that was answered is on disk', () => {
  // Needs strace, which is not everywhere; `node test/crash/fsyncs.ts` prints the same as a table.
  test.skipIf(!canTrace())('F23: since every commit flushes the log of the database', () => {
    expect(fsyncsOf(100)).toBeGreaterThanOrEqual(100);
  });
});
