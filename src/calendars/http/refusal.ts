import type { Outcome } from '../../core/ports.ts';
import type { Reply } from './line.ts';

/** What an error status means where a provider has nothing more precise to say. */
export function refusalOf({ status }: Reply): Exclude<Outcome<never>, { kind: 'ok' }> {
  switch (status) {
    case 401:
      return { kind: 'refused', because: 'http 401', wholly: true };
    case 404:
    case 410:
      return { kind: 'gone' };
    case 409:
    case 412:
      return { kind: 'conflict' };
    default:
      return { kind: 'refused', because: `http ${status}` };
  }
}
