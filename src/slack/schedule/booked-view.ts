import type { KnownBlock, ModalView } from '@slack/types';
import type { ProposedItinerary } from '../../core/loop/proposal.ts';
import type { Situation } from '../../core/loop/situation.ts';
import { actions, context, message, type MessageView, modalView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mention, mentions, mrkdwn } from '../blocks/mrkdwn.ts';
import { sections } from '../blocks/room.ts';
import { spanIn, when } from '../blocks/time.ts';
import { button } from '../kernel/kinds.ts';
import { inRoom, roomLine } from './place-words.ts';
import { scheduleRef } from './schedule-refs.ts';

export function bookedView(situation: Situation, itinerary: ProposedItinerary, zone: string): ModalView {
  return modalView('schedule.booked', '', {
    title: 'Booked',
    close: 'Done',
    blocks: bookedBlocks(situation, itinerary, zone),
  });
}

/** For whoever closed the modal before the booking was done. */
export function bookedMessage(situation: Situation, itinerary: ProposedItinerary, zone: string): MessageView {
  const spans = itinerary.interviews.map(i => `${i.name}, ${spanIn(i, zone)}${inRoom(i.room)}`).join('; ');
  return message(
    `${short(situation.candidate.name)} is booked: ${spans}`,
    bookedBlocks(situation, itinerary, zone),
  );
}

function bookedBlocks(
  { candidate }: Situation,
  { interviews }: ProposedItinerary,
  zone: string,
): KnownBlock[] {
  const rows = interviews.map(i =>
    lines(
      mrkdwn`*${when(i.start, zone)}* · ${i.name}`,
      mrkdwn`with ${mentions(i.seats.map(s => s.person))}`,
      roomLine(i.room),
    ),
  );
  return [
    section(mrkdwn`:white_check_mark: *${short(candidate.name)}* is booked.`),
    ...sections(rows, '\n\n'),
    context(
      mrkdwn`The interviewers are asked here and in their calendars; the candidate gets the invitation by mail. Every answer shows in the recruiter’s message and under \`/hire status\`.`,
    ),
  ];
}

export function replacedView(situation: Situation, person: string): ModalView {
  return modalView('schedule.replaced', '', {
    title: 'Replaced',
    close: 'Done',
    blocks: replacedBlocks(situation, person),
  });
}

export function replacedMessage(situation: Situation, person: string): MessageView {
  const name = short(situation.candidate.name);
  return message(`Somebody else is asked to interview ${name}.`, replacedBlocks(situation, person));
}

function replacedBlocks({ candidate }: Situation, person: string): KnownBlock[] {
  return [
    section(mrkdwn`:white_check_mark: ${mention(person)} is asked to interview *${short(candidate.name)}*.`),
    context(mrkdwn`The time stays as it is, so the candidate notices nothing but a name.`),
  ];
}

/** For whoever closed the modal before it was known that the time went to something else. */
export function takenMessage({ candidate, application }: Situation): MessageView {
  const name = short(candidate.name);
  const text = 'Nothing was booked: that time was just taken by something else.';
  return message(`${name}: ${text}`, [
    section(mrkdwn`:warning: *${name}*: ${text}`),
    actions(button(scheduleRef, 'Find fresh times', { application: application.id }, { style: 'primary' })),
  ]);
}
