import { pairsOf } from '../../time/spans.ts';
import { tickAtOrAfter } from '../axis.ts';
import type { StartCost } from './rule.ts';

/** From this length on, free time is good for work that needs a head. */
const FOCUS_MS = 120 * 60_000;

/** A free block of two hours or more that the interview cuts, so that no such block is left of it. */
export const focus: StartCost<'focus'> = {
  name: 'focus',
  title: 'long free blocks stay whole',
  more: 'cuts long free blocks',
  less: 'leaves long free blocks whole',
  kind: 'start-cost',
  emit: ({ free }, duration, axis, emit) => {
    const length = duration * axis.tickMs;
    for (const { start, end } of pairsOf(free)) {
      if (end - start < FOCUS_MS) continue;
      const from = Math.max(start, end - length - FOCUS_MS + 1);
      const to = Math.min(start + FOCUS_MS, end - length + 1);
      emit(tickAtOrAfter(axis, from), tickAtOrAfter(axis, to), 1);
    }
  },
};
