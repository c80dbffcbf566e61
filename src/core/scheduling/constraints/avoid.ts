import { type Spans, mergeSpans } from '../../time/spans.ts';
import { type WallSpan, expandDaily } from '../../time/wall-hours.ts';
import type { Avoided } from '../problem.ts';
import type { CandidateRule } from './rule.ts';

/** Time that the candidate would rather keep free: wall time of every day on their own clock, or one stretch. */
export const avoid: CandidateRule<'avoid'> = {
  name: 'avoid',
  title: 'the candidate keeps their lunch, or other time, free',
  kind: 'candidate',
  blocked: ({ loop, place }): Spans => {
    const all = loop.avoid ?? [];
    const daily = expandDaily(all.filter(isDaily), place.days, place.table);
    const once = all.flatMap(one =>
      isDaily(one) ? [] : [one.start.epochMilliseconds, one.end.epochMilliseconds],
    );
    return mergeSpans([...daily, ...once]);
  },
};

function isDaily(avoided: Avoided): avoided is WallSpan {
  return Array.isArray(avoided);
}
