import { busyOf } from '../core/calendar/busy-parts.ts';
import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import { earlier } from '../core/time/instants.ts';
import { expireMirrored, listMirrored, type Mirrored } from '../store/busy-mirror.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { addressOf, type Calendared } from './addresses.ts';
import { type Look, lookAtCalendar } from './look-at-calendar.ts';
import { horizonOf } from './pose-problem.ts';
import { type BusyRead, othersThan, readBusy } from './read-busy.ts';
import { listRoomCalendars } from './room-calendars.ts';
import { tellOfRooms } from './tell-of-rooms.ts';
import { tellOwners } from './tell-owners.ts';
import type { World } from './world.ts';

/** What was read longer ago than this is read anew: calendars are looked at in the background about so often. */
const REFRESH = { minutes: 5 };
/** What was read longer ago than this does not count any more; whoever asks then reads the calendar itself. */
const STALE = { minutes: 15 };

/** Calendars in the database itself cost nothing to read. */
const isMirrored = ({ calendar }: World): boolean => calendar.provider !== 'local';

/** Keeps what calendars say at hand. One that cannot be read is left to be asked when it matters, and is never free. */
export async function mirrorCalendars(world: World, team: TeamId): Promise<void> {
  if (!isMirrored(world)) return;
  const known = await listMirrored(world.db, team);
  const members = await listCalendars(world, team);
  const due = members.filter(m => isDue(of(known, m), m, world));
  if (due.length === 0) return;
  const looks = await lookAtAll(world, team, due, known);
  await tellOfRooms(world, team, looks);
  await tellOwners(world, team, {
    looks,
    doubted: due.filter(m => of(known, m)?.doubtedAt).map(m => m.person),
    members: members.map(m => m.person),
  });
}

/** Looks at the calendar of one address now: somebody said that it changed. */
export async function mirrorCalendar(world: World, team: TeamId, address: string): Promise<void> {
  if (!isMirrored(world)) return;
  const members = (await listCalendars(world, team)).filter(m => addressOf(m.person, m) === address);
  await lookAtAll(world, team, members, await listMirrored(world.db, team));
}

/** Those of everybody who interviews, and of the rooms that they meet in. */
async function listCalendars({ db }: World, team: TeamId): Promise<Calendared[]> {
  return [...(await listInterviewers(db, team)), ...(await listRoomCalendars(db, team))];
}

/** `asOf`: when the oldest of it was read; undefined where calendars are in the database itself. */
export type MirrorRead = BusyRead & { asOf: Temporal.Instant | undefined };

/**
 * Who is busy when, over the horizon of a search: without a call to anybody's calendar where all were read lately.
 * What is booked in the end is checked against the calendars themselves.
 */
export async function readMirror(
  world: World,
  team: TeamId,
  members: readonly Calendared[],
  without: readonly string[],
): Promise<MirrorRead> {
  const now = world.clock.now();
  if (!isMirrored(world))
    return { ...(await readBusy(world, team, members, horizonOf(now), without)), asOf: undefined };
  const known = await listMirrored(world.db, team);
  const missing = members.filter(m => !isFresh(of(known, m), m, world, STALE) && !of(known, m)?.doubtedAt);
  const live = await lookAtAll(world, team, missing, known);
  const read: MirrorRead = { busy: new Map(), unreadable: [], refused: new Map(), asOf: now };
  for (const member of members) {
    const { person } = member;
    const look = live.get(person) ?? asLook(of(known, member));
    if (look.kind === 'refused')
      read.refused.set(person, { because: look.because, wholly: look.wholly ?? false });
    if (look.kind === 'ok') read.busy.set(person, othersThan(without, look.value));
    else read.unreadable.push(person);
    const readAt = live.has(person) ? undefined : of(known, member)?.readAt;
    if (look.kind === 'ok' && readAt) read.asOf = earlier(readAt, read.asOf ?? now);
  }
  return read;
}

/** What was checked for a booking is about to change, or was found to have changed. */
export async function forgetMirrored(
  world: World,
  team: TeamId,
  members: readonly Calendared[],
): Promise<void> {
  if (isMirrored(world))
    await expireMirrored(
      world.db,
      team,
      members.map(m => addressOf(m.person, m)),
    );
}

async function lookAtAll(
  world: World,
  team: TeamId,
  members: readonly Calendared[],
  known: readonly Mirrored[],
): Promise<Map<PersonId, Look>> {
  const looks = members.map(
    async m => [m.person, await lookAtCalendar(world, team, m, of(known, m))] as const,
  );
  return new Map(await Promise.all(looks));
}

const of = (known: readonly Mirrored[], member: Calendared): Mirrored | undefined =>
  known.find(k => k.address === addressOf(member.person, member));

const asLook = (known: Mirrored | undefined): Look =>
  known && !known.doubtedAt ? { kind: 'ok', value: busyOf(known.parts) } : { kind: 'doubted' };

function isDue(known: Mirrored | undefined, member: Calendared, world: World): boolean {
  if (!known?.doubtedAt) return !isFresh(known, member, world, REFRESH);
  return Temporal.Instant.compare(world.clock.now(), known.readAt.add(REFRESH)) >= 0;
}

function isFresh(
  found: Mirrored | undefined,
  member: Calendared,
  { clock }: World,
  age: Temporal.DurationLike,
): boolean {
  const now = clock.now();
  // Days of all-day events are those of the zone that it was read for.
  if (!found || found.zone !== member.zone || found.doubtedAt) return false;
  const recent = Temporal.Instant.compare(now, found.readAt.add(age)) < 0;
  return recent && Temporal.Instant.compare(found.within.end, horizonOf(now).end) >= 0;
}
