import type { InterviewCost } from './rule.ts';

/** An interview that starts after the deadline of its loop. */
export const late: InterviewCost<'late'> = {
  name: 'late',
  title: 'loops are held before their deadline',
  more: 'past the deadline',
  less: 'less past the deadline',
  kind: 'interview-cost',
  meter: ({ deadline }) => (deadline ? start => (start > deadline.epochMilliseconds ? 1 : 0) : undefined),
};
