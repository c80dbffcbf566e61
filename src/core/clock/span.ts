import { later } from '../time/instants.ts';

/** Stretches of time that a report can be about, by the word for them; in days back from today. */
const SPANS = { week: 7, month: 28, quarter: 91, year: 365 } as const;
export type SpanName = keyof typeof SPANS;

export type Span = { since: Temporal.Instant; until: Temporal.Instant };

/** The last word of what was typed, where it names a span: `platform month` is the role Platform over a month. */
export function readSpan(typed: string): { rest: string; name: SpanName | undefined } {
  const words = typed.trim().split(/\s+/);
  const last = words.at(-1)?.toLowerCase() ?? '';
  const name = (Object.keys(SPANS) as SpanName[]).find(span => span === last);
  return name ? { rest: words.slice(0, -1).join(' '), name } : { rest: typed.trim(), name: undefined };
}

/** Up to now: so many days back at the same hour, or from the beginning. */
export function spanOf(
  name: SpanName | undefined,
  now: Temporal.Instant,
  zone: string,
  beginning: Temporal.Instant,
): Span {
  if (!name) return { since: beginning, until: now };
  const since = now.toZonedDateTimeISO(zone).subtract({ days: SPANS[name] }).toInstant();
  return { since: later(since, beginning), until: now };
}
