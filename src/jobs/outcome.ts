import type { Outcome } from '../core/ports.ts';
import type { Result } from './job.ts';

/** While a whole connection is refused, how often to see whether somebody has mended it. */
const LOCKED_OUT_MS = 15 * 60 * 1000;

/** What an outcome that is not `ok` means for the effect; `gone` and `conflict` are for the job to handle first. */
export function resultOf(outcome: Exclude<Outcome<unknown>, { kind: 'ok' }>): Result {
  switch (outcome.kind) {
    case 'unavailable': {
      const { because, retryAfterMs } = outcome;
      return {
        kind: 'retry',
        note: because,
        ...(retryAfterMs === undefined ? {} : { afterMs: retryAfterMs }),
      };
    }
    case 'refused':
      return outcome.wholly
        ? { kind: 'retry', note: outcome.because, afterMs: LOCKED_OUT_MS }
        : { kind: 'dead', note: outcome.because };
    case 'conflict':
      return { kind: 'retry', note: 'changed meanwhile' };
    case 'gone':
      return { kind: 'drop', note: 'gone' };
  }
}
