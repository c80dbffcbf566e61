import { mergeSpans, spansContain } from '../../time/spans.ts';
import { expandHours } from '../../time/wall-hours.ts';
import { emitOutside } from './outside.ts';
import type { InterviewCost, StartCost } from './rule.ts';

const NAMED = {
  name: 'preference',
  title: 'people get the times they like best',
  more: 'at less liked times',
  less: 'at better liked times',
} as const;

/** A seat outside of the hours that its interviewer likes best. */
export const interviewerPreference: StartCost<'preference'> = {
  ...NAMED,
  kind: 'start-cost',
  emit: ({ who, days, table }, duration, axis, emit) => {
    if (who.prefers) emitOutside(expandHours(who.prefers, days, table), duration, axis, emit);
  },
};

/** An interview outside of the windows that the candidate likes best. */
export const candidatePreference: InterviewCost<'preference'> = {
  ...NAMED,
  kind: 'interview-cost',
  meter: ({ prefers }) => {
    if (!prefers) return undefined;
    const liked = mergeSpans(
      prefers.flatMap(one => [one.start.epochMilliseconds, one.end.epochMilliseconds]),
    );
    return (start, end) => (spansContain(liked, start, end) ? 0 : 1);
  },
};
