import { mergeSpans, subtractSpans } from '../../time/spans.ts';
import type { CandidateRule } from './rule.ts';

/** Interviews lie within what the candidate offers; windows that touch are one. */
export const windows: CandidateRule<'windows'> = {
  name: 'windows',
  title: 'interviews lie within the times that the candidate offers',
  kind: 'candidate',
  blocked: ({ loop, axis }) => {
    const offered = loop.windows.flatMap(one => [one.start.epochMilliseconds, one.end.epochMilliseconds]);
    return subtractSpans([axis.from, axis.to], mergeSpans(offered));
  },
};
