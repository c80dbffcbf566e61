import { declineWords } from '../../core/loop/decline-reasons.ts';
import {
  type Interview,
  interviewsOfEntry,
  type Seat,
  type Situation,
  type StageEntry,
} from '../../core/loop/situation.ts';
import { namesOf } from '../../store/people.ts';
import { findSituation } from '../../store/situations.ts';
import { actions, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { joined, lines, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, withRows } from '../blocks/room.ts';
import { spanIn, when } from '../blocks/time.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { answerWords, ANSWERS } from './answer-words.ts';
import { cancel } from './cancel-verb.ts';
import { inRoom, placeLine } from './place-words.ts';
import { reschedule } from './reschedule-verb.ts';

/** Keeps the recruiter posted on one booking: who is asked, who accepted; changed in place with every answer. */
export const bookingNotice: NoticeKind = {
  id: 'booking',
  async render({ world, team, zone }, { application = '', entry = '' }) {
    const situation = await findSituation(world.db, team, application);
    const found = situation?.entries.find(e => e.id === entry);
    if (!situation || !found) return undefined;
    const people = interviewsOfEntry(situation, found).flatMap(i => i.seats.map(s => s.person));
    const names = await namesOf(world.db, team, [...new Set(people)]);
    return bookingView({ situation, entry: found, names, zone, now: world.clock.now() });
  },
};

export type BookingModel = {
  situation: Situation;
  entry: StageEntry;
  names: ReadonlyMap<string, string>;
  zone: string;
  now: Temporal.Instant;
};

export function bookingView(model: BookingModel): MessageView {
  const { situation, entry, now } = model;
  const { candidate, role, application } = situation;
  const name = short(candidate.name);
  const booked = interviewsOfEntry(situation, entry).filter(i => i.booking);
  if (booked.length === 0) {
    const text = `The interviews of ${name} (${short(role.title)}) were called off.`;
    return settled(text, [section(mrkdwn`:no_entry_sign: ${text}`)]);
  }
  const over = booked.every(i => i.booking && Temporal.Instant.compare(i.booking.time.end, now) <= 0);
  const ids = { application: application.id };
  const buttons = actions(
    button(reschedule.button, 'Reschedule', ids),
    button(cancel.button, 'Call off', ids, { style: 'danger' }),
  );
  return message(
    `${name} (${short(role.title)}): ${booked.map(i => sayInterview(i, model)).join('; ')}`,
    withRows({
      room: IN_MESSAGE,
      head: [section(mrkdwn`*${name}* is booked for *${short(role.title)}*`)],
      rows: booked.map(i => [section(interviewLines(i, model))]),
      foot: over || entry.decision ? [] : [buttons],
    }),
  );
}

function interviewLines(interview: Interview, { zone }: BookingModel): Mrkdwn {
  const { booking, name, seats } = interview;
  return lines(
    mrkdwn`*${name}*${booking ? mrkdwn` · ${when(booking.time.start, zone)}` : mrkdwn``}`,
    joined(seats.map(seatWords), '   '),
    placeLine(interview),
  );
}

const seatWords = ({ answer, person }: Seat): Mrkdwn =>
  answerWords(person, answer?.answer, answer ? declineWords(answer) : '');

/** The same without mentions and marks. */
function sayInterview({ name, booking, seats }: Interview, { names, zone }: BookingModel): string {
  const answers = seats.map(
    s => `${short(names.get(s.person) ?? 'somebody')}: ${ANSWERS[s.answer?.answer ?? 'none']}`,
  );
  return `${name}${booking ? `, ${spanIn(booking.time, zone)}${inRoom(booking.room)}` : ''} (${answers.join(', ')})`;
}
