import type { TeamId } from '../core/loop/glossary.ts';
import type { Interviewer } from '../core/loop/people.ts';
import { deleteMirrored, listMirrored, type Mirrored, saveMirrored } from '../store/busy-mirror.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { listStaff } from '../store/people.ts';
import { addressOf } from './addresses.ts';
import { operate } from './operate.ts';
import { postNotice } from './outbox.ts';
import { horizonOf } from './pose-problem.ts';
import { type BusyRead, readBusy } from './read-busy.ts';
import { itself, type World } from './world.ts';

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
  if (due.length === 0) return;
  const { refused } = await readAnew(world, team, due);
  if (refused.size > 0) await tellOwners(world, team, refused);
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
  const live = missing.length > 0 ? await readAnew(world, team, missing) : undefined;
  const busy: BusyRead['busy'] = new Map();
  for (const member of members) {
    const read = missing.includes(member)
      ? live?.busy.get(member.person)
      : known.find(k => k.address === addressOf(member.person, member))?.busy;
    if (read)
      busy.set(
        member.person,
        read.filter(b => !b.eventId || !without.includes(b.eventId)),
      );
  }
  const unreadable = members.map(m => m.person).filter(person => !busy.has(person));
  return { busy, unreadable, refused: live?.refused ?? new Map() };
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

/**
 * Tells people whose calendar somebody has to give access to, once a day; where no calendar can be read at all, the
 * recruiters instead of everybody.
 */
async function tellOwners(world: World, team: TeamId, refused: BusyRead['refused']): Promise<void> {
  await operate(world, itself(team), 'mirror-calendars', async step => {
    const all = [...refused.values()].some(r => r.wholly);
    const staff = (await listStaff(step.tx, team)).filter(s => s.duty === 'recruiter');
    const people = all ? staff.map(s => s.person) : [...refused.keys()];
    const day = step.now.toZonedDateTimeISO('UTC').toPlainDate();
    for (const person of people) {
      await postNotice(step, {
        key: `calendar-access:${person}:${day.toString()}`,
        ref: { notice: 'calendar-access', ids: { whose: all ? 'all' : 'own' } },
        to: person,
        subject: `calendar:${person}`,
        notAfter: step.now.add({ hours: 20 }),
      });
    }
  });
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

async function readAnew(world: World, team: TeamId, members: readonly Interviewer[]): Promise<BusyRead> {
  const now = world.clock.now();
  const { start, end } = horizonOf(now);
  const within = { start, end: end.add(AHEAD) };
  const found = await readBusy(world, team, members, within);
  for (const member of members) {
    const read = found.busy.get(member.person);
    const address = addressOf(member.person, member);
    if (read)
      await saveMirrored(world.db, team, { address, zone: member.zone, within, busy: read, readAt: now });
  }
  return found;
}
