import type { CandidateRule } from './rule.ts';

/** Nothing starts earlier than the notice that people get, counted from `now`. */
export const notice: CandidateRule<'notice'> = {
  name: 'notice',
  title: 'people get the minimum notice',
  kind: 'candidate',
  blocked: ({ loop, axis, now }) => {
    const earliest = now + (loop.noticeMinutes ?? 0) * 60_000;
    return earliest > axis.from ? [axis.from, earliest] : [];
  },
};
