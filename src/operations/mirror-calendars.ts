import type { TeamId } from '../core/loop/glossary.ts';
import type { Interviewer } from '../core/loop/people.ts';
import { deleteMirrored, listMirrored, type Mirrored, saveMirrored } from '../store/busy-mirror.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { addressOf } from './addresses.ts';
import { horizonOf } from './pose-problem.ts';
import { type BusyRead, readBusy } from './read-busy.ts';
import type { World } from './world.ts';

/** What was read longer ago than this is read anew: calendars are looked at in the background about so often. */
const REFRESH = { minutes: 5 };
/** What was read longer ago than this does not count any more; whoever asks then reads the calendar itself. */
const STALE = { minutes: 15 };
/** Read a little further than anybody looks, so that what was read stays enough while time goes on. */
const AHEAD = { hours: 1 };

/** Calendars in the database itself cost nothing to read. */
const isMirrored = ({ calendar }: World): boolean => calendar.provider !== 'local';

/** Keeps what calendars say at hand. One that cannot be read is left to be asked when it matters, and is never free. */
export async function mirrorCalendars(world: World, team: TeamId): Promise<void> {
  if (!isMirrored(world)) return;
  const known = await listMirrored(world.db, team);
  const due = (await listInterviewers(world.db, team)).filter(m => !isFresh(known, m, world, REFRESH));
  if (due.length > 0) await readAnew(world, team, due);
}

/**
 * Who is busy when, over the horizon of a search: without a call to anybody's calendar where all were read lately.
 * What is booked in the end is checked against the calendars themselves.
 */
export async function readMirror(
  world: World,
  team: TeamId,
  members: readonly Interviewer[],
  without: readonly string[],
): Promise<BusyRead> {
  const horizon = horizonOf(world.clock.now());
  if (!isMirrored(world)) return readBusy(world, team, members, horizon, without);
  const known = await listMirrored(world.db, team);
  const missing = members.filter(m => !isFresh(known, m, world, STALE));
  const live =
    missing.length > 0 ? await readAnew(world, team, missing) : new Map<string, Mirrored['busy']>();
  const busy: BusyRead['busy'] = new Map();
  for (const member of members) {
    const read = missing.includes(member)
      ? live.get(member.person)
      : known.find(k => k.address === addressOf(member.person, member))?.busy;
    if (read)
      busy.set(
        member.person,
        read.filter(b => !b.eventId || !without.includes(b.eventId)),
      );
  }
  return { busy, unreadable: members.map(m => m.person).filter(person => !busy.has(person)) };
}

/** What was checked for a booking is about to change, or was found to have changed. */
export async function forgetMirrored(
  world: World,
  team: TeamId,
  members: readonly Interviewer[],
): Promise<void> {
  if (isMirrored(world))
    await deleteMirrored(
      world.db,
      team,
      members.map(m => addressOf(m.person, m)),
    );
}

function isFresh(
  known: readonly Mirrored[],
  member: Interviewer,
  { clock }: World,
  age: Temporal.DurationLike,
): boolean {
  const now = clock.now();
  const found = known.find(k => k.address === addressOf(member.person, member));
  // Days of all-day events are those of the zone that it was read for.
  if (!found || found.zone !== member.zone) return false;
  const recent = Temporal.Instant.compare(now, found.readAt.add(age)) < 0;
  return recent && Temporal.Instant.compare(found.within.end, horizonOf(now).end) >= 0;
}

async function readAnew(
  world: World,
  team: TeamId,
  members: readonly Interviewer[],
): Promise<BusyRead['busy']> {
  const now = world.clock.now();
  const { start, end } = horizonOf(now);
  const within = { start, end: end.add(AHEAD) };
  const { busy } = await readBusy(world, team, members, within);
  for (const member of members) {
    const read = busy.get(member.person);
    const address = addressOf(member.person, member);
    if (read)
      await saveMirrored(world.db, team, { address, zone: member.zone, within, busy: read, readAt: now });
  }
  return busy;
}
