import type { KnownBlock } from '@slack/types';
import {
  type Interview,
  interviewsOfEntry,
  type Seat,
  type Situation,
  type StageEntry,
} from '../../core/loop/situation.ts';
import { findSituation } from '../../store/situations.ts';
import { actions, type MessageView, section } from '../blocks/blocks.ts';
import { joined, lines, mrkdwn, type Mrkdwn, mention, short } from '../blocks/text.ts';
import { spanIn, when } from '../blocks/time.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { cancel } from './cancel-verb.ts';
import { reschedule } from './reschedule-verb.ts';

/** Keeps the recruiter posted on one booking: who is asked, who accepted; changed in place with every answer. */
export const bookingNotice: NoticeKind = {
  id: 'booking',
  async render({ world, team }, { application = '', entry = '' }) {
    const situation = await findSituation(world.db, team, application);
    const found = situation?.entries.find(e => e.id === entry);
    return situation && found && bookingView(situation, found, world.clock.now());
  },
};

const ANSWER_WORDS = {
  accepted: ':white_check_mark:',
  declined: ':x:',
  tentative: ':grey_question:',
  none: ':hourglass:',
};

export function bookingView(situation: Situation, entry: StageEntry, now: Temporal.Instant): MessageView {
  const { candidate, role, application } = situation;
  const name = short(candidate.name);
  const booked = interviewsOfEntry(situation, entry).filter(i => i.booking);
  if (booked.length === 0) {
    const text = `The interviews of ${name} (${short(role.title)}) were called off.`;
    return { text, blocks: [section(mrkdwn`:no_entry_sign: ${text}`)], moot: true };
  }
  const over = booked.every(i => i.booking && Temporal.Instant.compare(i.booking.time.end, now) <= 0);
  const buttons = actions(
    button(reschedule.button, 'Reschedule', { application: application.id }),
    button(cancel.button, 'Call off', { application: application.id }),
  );
  return {
    text: `${name} (${short(role.title)}): ${booked.map(i => sayInterview(i)).join('; ')}`,
    blocks: [
      section(mrkdwn`*${name}* is booked for *${short(role.title)}*`),
      ...booked.map(i => section(interviewLines(i))),
      ...(over || entry.decision ? [] : ([buttons] satisfies KnownBlock[])),
    ],
  };
}

function interviewLines(interview: Interview): Mrkdwn {
  const { booking } = interview;
  return lines(
    mrkdwn`*${interview.name}*${booking ? mrkdwn` · ${when(booking.time.start, booking.zone)}` : mrkdwn``}`,
    joined(interview.seats.map(seatWords), '   '),
  );
}

function seatWords(seat: Seat): Mrkdwn {
  const mark = ANSWER_WORDS[seat.answer?.answer ?? 'none'];
  const reason =
    seat.answer?.answer === 'declined' && seat.answer.reason
      ? mrkdwn` (“${short(seat.answer.reason)}”)`
      : mrkdwn``;
  return mrkdwn`${mark} ${mention(seat.person)}${reason}`;
}

/** The same without colours and marks. */
function sayInterview({ name, booking, seats }: Interview): string {
  const answers = seats.map(s => s.answer?.answer ?? 'no answer yet').join(', ');
  return `${name}${booking ? `, ${spanIn(booking.time, booking.zone)}` : ''} (${answers})`;
}
