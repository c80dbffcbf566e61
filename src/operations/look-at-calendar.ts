import { isEmptiedAtOnce, busyOf, withNews } from '../core/calendar/busy-parts.ts';
import type { TeamId } from '../core/loop/glossary.ts';
import type { Busy, BusyNews, Outcome } from '../core/ports.ts';
import { type Mirrored, saveMirrored } from '../store/busy-mirror.ts';
import { addressOf, type Calendared, ownerOf } from './addresses.ts';
import { horizonOf } from './pose-problem.ts';
import { isRoom } from './room-calendars.ts';
import type { World } from './world.ts';

/** Read further than anybody looks, so that for some days only changes are asked for; then all is read anew. */
const AHEAD = { hours: 3 * 24 };

/** `doubted`: the calendar answers, and what it says is not believed. */
export type Look = Outcome<Busy[]> | { kind: 'doubted' };

/**
 * Looks at somebody's calendar and keeps what it says: what has changed, where it can be told, or all of it. What cannot
 * be read changes nothing in what is kept, which gets old and does not count any more by itself.
 */
export async function lookAtCalendar(
  world: World,
  team: TeamId,
  member: Calendared,
  known: Mirrored | undefined,
): Promise<Look> {
  const now = world.clock.now();
  const address = addressOf(member.person, member);
  const seen = await newsOf(world, team, member, known);
  if (seen.kind !== 'ok') return seen;
  const { news, within } = seen.value;
  const before = known?.parts ?? [];
  const parts = withNews(before, news);
  // A room has nobody who could say that it is right, and says no itself where it is not.
  if (known && !isRoom(member.person) && isEmptiedAtOnce(before, parts, now)) {
    const doubtedAt = known.doubtedAt ?? now;
    await saveMirrored(world.db, team, { ...known, cursor: '', readAt: now, doubtedAt });
    return { kind: 'doubted' };
  }
  const { cursor } = news;
  await saveMirrored(world.db, team, { address, zone: member.zone, within, parts, readAt: now, cursor });
  return { kind: 'ok', value: busyOf(parts) };
}

type Seen = { news: BusyNews; within: Mirrored['within'] };

/** A token that is refused, for whatever reason, is given up: read whole, a calendar needs none. */
async function newsOf(
  world: World,
  team: TeamId,
  member: Calendared,
  known: Mirrored | undefined,
): Promise<Outcome<Seen>> {
  const owner = ownerOf(member);
  const { start, end } = horizonOf(world.clock.now());
  if (known && goesOn(known, member, end)) {
    const { within, cursor } = known;
    const news = await world.calendar.follow(team, owner, within, cursor);
    if (news.kind === 'ok') return { kind: 'ok', value: { news: news.value, within } };
    if (news.kind !== 'gone' && (news.kind !== 'refused' || news.wholly)) return news;
  }
  const within = { start, end: end.add(AHEAD) };
  const news = await world.calendar.follow(team, owner, within, undefined);
  return news.kind === 'ok' ? { kind: 'ok', value: { news: news.value, within } } : news;
}

/** Days of all-day events are those of the zone that it was read for. */
const goesOn = (known: Mirrored, member: Calendared, end: Temporal.Instant): boolean =>
  known.cursor !== '' &&
  known.doubtedAt === undefined &&
  known.zone === member.zone &&
  Temporal.Instant.compare(known.within.end, end) >= 0;
