import { emitOutside } from './outside.ts';
import type { StartCost } from './rule.ts';

/** A seat in the off-hours that somebody allows. */
export const offHours: StartCost<'offHours'> = {
  name: 'offHours',
  title: 'allowed off-hours are used last',
  more: 'outside of people’s hours',
  less: 'within people’s hours',
  kind: 'start-cost',
  emit: ({ who, hours }, duration, axis, emit) => {
    if (who.offHours || who.alsoFree) emitOutside(hours, duration, axis, emit);
  },
};
