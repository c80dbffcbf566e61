import type { Outcome } from '../core/ports.ts';
import type { Result } from './job.ts';

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
      return { kind: 'dead', note: outcome.because };
    case 'conflict':
      return { kind: 'retry', note: 'changed meanwhile' };
    case 'gone':
      return { kind: 'drop', note: 'gone' };
  }
}
