import { type Spans, pairsOf } from '../../time/spans.ts';
import { type Axis, tickAtOrAfter, tickAtOrBefore } from '../axis.ts';
import type { EmitUnits } from './rule.ts';

/** One unit for every start at which an interview of `duration` ticks does not lie within one of the stretches. */
export function emitOutside(stretches: Spans, duration: number, axis: Axis, emit: EmitUnits): void {
  let next = 0;
  for (const { start, end } of pairsOf(stretches)) {
    const first = tickAtOrAfter(axis, start);
    const last = tickAtOrBefore(axis, end) - duration;
    if (last < first) continue;
    emit(next, first, 1);
    next = last + 1;
  }
  emit(next, axis.ticks, 1);
}
