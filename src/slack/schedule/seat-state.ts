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
  /** When this version was to take place; none for work without a meeting. */
  time: Interval | undefined;
  /** What became of the matter, if it does not stand as it was sent. */
  ended: 'moved' | 'called off' | 'given to somebody else' | 'decided' | undefined;
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
  const names = await namesOf(db, team, [record.person]);
  return {
    situation,
    interview,
    record,
    holder: names.get(record.person) ?? 'An interviewer',
    seat: interview.seats.find(s => s.id === seatId),
    time: booking?.time,
    ended: endOf(situation, interview, record, version),
  };
}

function endOf(
  situation: Situation,
  interview: Interview,
  record: SeatRecord,
  version: number,
): SeatState['ended'] {
  if (record.release) return record.release.why === 'cancelled' ? 'called off' : 'given to somebody else';
  if (version > 0 && interview.booking?.version !== version)
    return interview.booking ? 'moved' : 'called off';
  const open = openEntry(situation);
  return open?.id === interview.stageEntryId ? undefined : 'decided';
}
