import { type Spans, mergeSpans } from '../time/spans.ts';
import type { BusyPiece } from './team.ts';

/** The time that some events take, each with `margin` milliseconds around it. */
export function busySpans(events: readonly BusyPiece[], margin = 0): Spans {
  const pairs: number[] = [];
  for (const { start, end } of events) if (start < end) pairs.push(start - margin, end + margin);
  return mergeSpans(pairs);
}

export const isMovable = (event: BusyPiece): boolean => event.class === 'movable';
/** What no change may open. */
export const isSolid = (event: BusyPiece): boolean => event.class !== 'movable';
