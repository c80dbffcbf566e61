import { type Spans, mergeSpans } from '../time/spans.ts';
import type { Busy, BusyClass, Interviewer } from './problem.ts';

/** One event of a calendar, in milliseconds since the epoch. */
export type BusyPiece = {
  readonly start: number;
  readonly end: number;
  readonly class: BusyClass;
  readonly title: string | undefined;
};

/** All the time that somebody's calendar blocks: what most searches need of it, without an object for each event. */
export function busyTime(busy: readonly Busy[]): Spans {
  const pairs: number[] = [];
  for (const { start, end } of busy) pairs.push(start.epochMilliseconds, end.epochMilliseconds);
  return mergeSpans(pairs);
}

/** The events one by one, for whoever asks which of them could move. */
export function busyPieces({ busy }: Interviewer): BusyPiece[] {
  return busy.map(({ start, end, class: kind = 'fixed', title }) => {
    return { start: start.epochMilliseconds, end: end.epochMilliseconds, class: kind, title };
  });
}

/** The time that some events take, each with `margin` milliseconds around it. */
export function busySpans(events: readonly BusyPiece[], margin = 0): Spans {
  return withMargin(mergeSpans(events.flatMap(({ start, end }) => [start, end])), margin);
}

export function withMargin(spans: Spans, margin: number): Spans {
  return margin === 0 ? spans : mergeSpans(spans.map((at, i) => (i % 2 === 0 ? at - margin : at + margin)));
}

export const isMovable = (event: BusyPiece): boolean => event.class === 'movable';
/** What no change may open. */
export const isSolid = (event: BusyPiece): boolean => event.class !== 'movable';
