import { busyOf } from '../core/calendar/busy-parts.ts';
import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import { listMirrored } from '../store/busy-mirror.ts';
import { listRefusals } from '../store/calendar-refusals.ts';
import type { Db } from '../store/database.ts';
import { findPerson, listStaff } from '../store/people.ts';
import { listSeatsAhead } from '../store/seats.ts';
import { findSituationOfSeat } from '../store/situations.ts';
import { addressOf } from './addresses.ts';
import { declinedIds } from './answer-invitation.ts';

/** What is wrong with calendars right now, as far as it concerns one person. */
export type CalendarTrouble = {
  /** Nobody's calendar can be read, and they are a recruiter. */
  all: boolean;
  /** Their own cannot be read. */
  own: boolean;
  /** Their own had entries and all at once has none: how many it had, and since when. */
  emptied: { had: number; since: Temporal.Instant } | undefined;
  /** Seats, in interviews that they run, of people whose calendar cannot be read. */
  lost: readonly { seat: Id; interview: Id; version: string }[];
};

export async function readCalendarTrouble(
  db: Db,
  team: TeamId,
  person: PersonId,
  now: Temporal.Instant,
): Promise<CalendarTrouble> {
  const refusals = await listRefusals(db, team);
  const wholly = refusals.some(r => r.wholly);
  const staff = wholly ? await listStaff(db, team) : [];
  const address = addressOf(person, await findPerson(db, team, person));
  const mirrored = (await listMirrored(db, team)).find(m => m.address === address);
  const lost: CalendarTrouble['lost'][number][] = [];
  for (const { person: holder } of wholly ? [] : refusals)
    lost.push(...(await seatsOf(db, team, { holder, recruiter: person, now })));
  return {
    all: staff.some(s => s.duty === 'recruiter' && s.person === person),
    own: !wholly && refusals.some(r => r.person === person),
    emptied: mirrored?.doubtedAt && { had: busyOf(mirrored.parts).length, since: mirrored.doubtedAt },
    lost,
  };
}

type Sought = { holder: PersonId; recruiter: PersonId; now: Temporal.Instant };

async function seatsOf(db: Db, team: TeamId, { holder, recruiter, now }: Sought) {
  const found: CalendarTrouble['lost'][number][] = [];
  for (const id of await listSeatsAhead(db, team, holder, now)) {
    const situation = await findSituationOfSeat(db, team, id);
    const interview = situation?.interviews.find(i => i.seats.some(s => s.id === id));
    const seat = interview?.seats.find(s => s.id === id);
    if (situation?.role.recruiter !== recruiter || !interview?.booking || !seat) continue;
    if (seat.answer?.answer === 'declined') continue;
    const { version = '0' } = declinedIds(interview, seat);
    found.push({ seat: id, interview: interview.id, version });
  }
  return found;
}
