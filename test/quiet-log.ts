import type { Facts, Log } from '../src/core/ports.ts';

export type LogLine = { level: 'info' | 'warn' | 'error'; what: string; error?: unknown; facts: Facts };

/** Keeps what would be logged, for tests that look at it. */
export function quietLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  return {
    lines,
    log: {
      info: (what, facts = {}) => lines.push({ level: 'info', what, facts }),
      warn: (what, facts = {}) => lines.push({ level: 'warn', what, facts }),
      error: (what, error, facts = {}) => lines.push({ level: 'error', what, error, facts }),
    },
  };
}
