/** A half-open stretch of time, `[start, end)`: two intervals that only touch do not overlap. */
export type Interval = { readonly start: Temporal.Instant; readonly end: Temporal.Instant };

/** @throws RangeError where `end` is not after `start`: an empty interval is a bug of the caller. */
export function interval(start: Temporal.Instant, end: Temporal.Instant): Interval {
  if (Temporal.Instant.compare(start, end) >= 0) {
    throw new RangeError(
      `An interval must end after it starts, got ${start.toString()} to ${end.toString()}`,
    );
  }
  return { start, end };
}

export function overlaps(a: Interval, b: Interval): boolean {
  return Temporal.Instant.compare(a.start, b.end) < 0 && Temporal.Instant.compare(b.start, a.end) < 0;
}

export function contains(outer: Interval, inner: Interval): boolean {
  return (
    Temporal.Instant.compare(outer.start, inner.start) <= 0 &&
    Temporal.Instant.compare(inner.end, outer.end) <= 0
  );
}

/** Whole minutes, rounded down. */
export function minutesOf(span: Interval): number {
  return Math.floor((span.end.epochMilliseconds - span.start.epochMilliseconds) / 60_000);
}

/** What is left of `spans` when `taken` is cut out. */
export function cutOut(spans: readonly Interval[], taken: readonly Interval[]): Interval[] {
  return taken.reduce<Interval[]>((left, cut) => left.flatMap(span => pieces(span, cut)), [...spans]);
}

function pieces(span: Interval, cut: Interval): Interval[] {
  if (!overlaps(span, cut)) return [span];
  const before = { start: span.start, end: cut.start };
  const after = { start: cut.end, end: span.end };
  return [before, after].filter(p => Temporal.Instant.compare(p.start, p.end) < 0);
}
