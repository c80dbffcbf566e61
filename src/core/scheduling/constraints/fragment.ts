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
    for (let at = 0; at < free.length; at += 2) {
      const first = tickAtOrAfter(axis, free[at]!);
      const last = tickAtOrBefore(axis, free[at + 1]!) - duration;
      const second = stepAtOrAfter(axis, free[at]!) + axis.step;
      emit(second, Math.min(second + axis.step, last + 1), 1);
      const lastButOne = stepAtOrBefore(axis, free[at + 1]!) - axis.step - duration;
      emit(Math.max(first, lastButOne - axis.step + 1), lastButOne + 1, 1);
    }
  },
};
