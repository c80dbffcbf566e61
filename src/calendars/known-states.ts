import type { CalendarChange, CalendarEvent, Outcome } from '../core/ports.ts';

/**
 * What changed of our own events, found by comparing what stands in a calendar now with what stood there the last time.
 * It needs no token that a provider may forget, reads nothing of the calendar but what is ours, and after any outage one
 * look is enough.
 */

/** Etag and end (epoch ms) of each event, by organiser and id. */
type Known = Record<string, Record<string, [etag: string, endMs: number]>>;

/** All events of ours in one organiser's calendar that are not over, and those cancelled that it still tells of. */
export type ListOurs = (organiser: string) => Promise<Outcome<CalendarEvent[]>>;

/** An organiser whose calendar cannot be read now is looked at the next time, and holds up no other. */
export async function compareStates(
  organisers: readonly string[],
  cursor: string | undefined,
  now: Temporal.Instant,
  list: ListOurs,
): Promise<Outcome<{ events: CalendarChange[]; cursor: string }>> {
  const before = cursor ? (JSON.parse(cursor) as Known) : {};
  const after: Known = {};
  const events: CalendarChange[] = [];
  let failure: Exclude<Outcome<never>, { kind: 'ok' }> | undefined;
  for (const organiser of organisers) {
    const known = before[organiser] ?? {};
    const listed = await list(organiser);
    if (listed.kind !== 'ok') {
      failure = listed;
      after[organiser] = known;
      continue;
    }
    const standing = listed.value.filter(e => !e.cancelled);
    events.push(...standing.filter(e => known[e.eventId]?.[0] !== e.etag), ...missing(known, standing, now));
    after[organiser] = Object.fromEntries(
      standing.map(e => [e.eventId, [e.etag, e.time.end.epochMilliseconds]]),
    );
  }
  const next = JSON.stringify(after);
  if (failure && events.length === 0 && next === JSON.stringify(before)) return failure;
  return { kind: 'ok', value: { events, cursor: next } };
}

/** Known, not over yet, and not there any more. */
function missing(
  known: Known[string],
  standing: readonly CalendarEvent[],
  now: Temporal.Instant,
): CalendarChange[] {
  const there = new Set(standing.map(e => e.eventId));
  return Object.entries(known)
    .filter(([id, [, endMs]]) => !there.has(id) && endMs > now.epochMilliseconds)
    .map(([eventId]) => ({ eventId, cancelled: true }));
}
