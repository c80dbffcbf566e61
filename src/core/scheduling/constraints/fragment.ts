import { pairsOf } from '../../time/spans.ts';
import { stepAtOrAfter, stepAtOrBefore, tickAtOrAfter, tickAtOrBefore } from '../axis.ts';
import type { StartCost } from './rule.ts';

/** Each side of a seat that leaves one lone free step: too short for anything, it is lost. */
export const fragment: StartCost<'fragment'> = {
  name: 'fragment',
  title: 'no single steps of free time are left over',
  more: 'leaves scraps of free time',
  less: 'leaves fewer scraps of free time',
  kind: 'start-cost',
  emit: ({ free }, duration, axis, emit) => {
    for (const { start, end } of pairsOf(free)) {
      const first = tickAtOrAfter(axis, start);
      const last = tickAtOrBefore(axis, end) - duration;
      const second = stepAtOrAfter(axis, start) + axis.step;
      emit(second, Math.min(second + axis.step, last + 1), 1);
      const lastButOne = stepAtOrBefore(axis, end) - axis.step - duration;
      emit(Math.max(first, lastButOne - axis.step + 1), lastButOne + 1, 1);
    }
  },
};
