import { spansMeet } from '../../time/spans.ts';
import type { InterviewCost } from './rule.ts';

/** An interview during which none of the rooms is free throughout. */
export const room: InterviewCost<'room'> = {
  name: 'room',
  title: 'a room is free',
  more: 'more without a free room',
  less: 'more with a free room',
  kind: 'interview-cost',
  meter: (_, rooms) => {
    if (rooms.length === 0) return undefined;
    return (start, end) => (rooms.every(busy => spansMeet(busy, start, end)) ? 1 : 0);
  },
};
