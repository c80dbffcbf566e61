import { declineWords } from '../../core/loop/decline-reasons.ts';
import type { PersonId } from '../../core/loop/glossary.ts';
import { isForLearning } from '../../core/loop/qualify.ts';
import { type Interview, openEntry, type Seat, type Situation } from '../../core/loop/situation.ts';
import type { Interval } from '../../core/time/interval.ts';
import { findBooking } from '../../store/bookings.ts';
import type { Db } from '../../store/database.ts';
import { namesOf } from '../../store/people.ts';
import { findSeatRecord, type SeatRecord } from '../../store/seats.ts';
import { findSituationOfInterview } from '../../store/situations.ts';

/** What a message about a seat and one version of its booking has to know. */
export type SeatState = {
  situation: Situation;
  interview: Interview;
  /** The seat, while its holder still has it. */
  seat: Seat | undefined;
  record: SeatRecord;
  /** The name of whoever has or had the seat. */
  holder: string;
  /** Who has the chair now, where it is not them any more. */
  successor: { person: PersonId; name: string } | undefined;
  /** When this version was to take place; none for work without a meeting. */
  time: Interval | undefined;
  /** What became of the matter, if it does not stand as it was sent. */
  ended: 'moved' | 'called off' | 'given to somebody else' | 'declined by you' | 'decided' | undefined;
};

export async function readSeatState(
  db: Db,
  team: string,
  ids: Readonly<Record<string, string>>,
): Promise<SeatState | undefined> {
  const { interview: interviewId = '', seat: seatId = '' } = ids;
  const version = Number(ids['version'] ?? 0);
  const situation = await findSituationOfInterview(db, team, interviewId);
  const record = await findSeatRecord(db, team, seatId);
  const interview = situation?.interviews.find(i => i.id === interviewId);
  if (!situation || !interview || !record) return undefined;
  const booking = version > 0 ? await findBooking(db, team, interviewId, version) : undefined;
  const seat = interview.seats.find(s => s.id === seatId);
  const heir = seat ? undefined : interview.seats.find(s => s.position === record.position)?.person;
  const names = await namesOf(db, team, [record.person, ...(heir ? [heir] : [])]);
  return {
    situation,
    interview,
    record,
    holder: names.get(record.person) ?? 'An interviewer',
    seat,
    successor: heir ? { person: heir, name: names.get(heir) ?? 'Somebody else' } : undefined,
    time: booking?.time,
    ended: endOf(situation, interview, record, version),
  };
}

/** Why somebody cannot, in one line: what they said last, wherever they said it. */
export function whyNot({ record }: SeatState): string {
  const { last, release } = record;
  return last?.answer === 'declined' ? declineWords(last) : (release?.reason ?? '');
}

function endOf(
  situation: Situation,
  interview: Interview,
  record: SeatRecord,
  version: number,
): SeatState['ended'] {
  if (record.release?.why === 'cancelled') return 'called off';
  // Nobody takes the place of somebody who was to learn.
  if (record.release?.why === 'declined' && isForLearning(record)) return 'declined by you';
  if (record.release) return 'given to somebody else';
  if (version > 0 && interview.booking?.version !== version)
    return interview.booking ? 'moved' : 'called off';
  const open = openEntry(situation);
  return open?.id === interview.stageEntryId ? undefined : 'decided';
}
