import type { Situation } from '../../core/loop/situation.ts';
import type { Interval } from '../../core/time/interval.ts';
import { short } from '../blocks/fit.ts';
import { spanIn } from '../blocks/time.ts';

/** What a candidate was asked for. */
export function askedWords({ candidate }: Situation, asked: Interval): string {
  const name = short(candidate.name);
  const what = `${name} is asked for ${spanIn(asked, candidate.zone)}.`;
  return `${what} If Hireloop sends no mail here, write to ${candidate.email}. When they answer, note it in the message that you get from Hireloop.`;
}
