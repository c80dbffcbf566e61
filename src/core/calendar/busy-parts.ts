import type { Busy, BusyNews, BusyPart } from '../ports.ts';

/** What is known of a calendar once news of it are taken in. Parts that block nothing are left out. */
export function withNews(known: readonly BusyPart[], { whole, parts }: BusyNews): BusyPart[] {
  if (whole) return parts.filter(p => p.busy.length > 0);
  const after = new Map(known.map(part => [part.key, part]));
  for (const part of parts) {
    for (const [key, { under }] of after) if (under === part.key) after.delete(key);
    after.delete(part.key);
    if (part.busy.length > 0) after.set(part.key, part);
  }
  return [...after.values()];
}

export const busyOf = (parts: readonly BusyPart[]): Busy[] => parts.flatMap(p => p.busy);

/** Fewer entries than this may well be cleared in one go. */
const MANY = 5;

/**
 * A calendar that had many entries ahead and all at once has none is more likely read from a wrong or a
 * broken place than free: who knows has to say so.
 */
export function isEmptiedAtOnce(
  before: readonly BusyPart[],
  after: readonly BusyPart[],
  now: Temporal.Instant,
): boolean {
  return ahead(before, now) >= MANY && ahead(after, now) === 0;
}

const ahead = (parts: readonly BusyPart[], now: Temporal.Instant): number =>
  busyOf(parts).filter(b => Temporal.Instant.compare(b.time.end, now) > 0).length;
