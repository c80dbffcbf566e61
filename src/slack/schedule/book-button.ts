import type { ModalView } from '@slack/types';
import { type ProposedItinerary, storedProposal } from '../../core/loop/proposal.ts';
import type { Situation } from '../../core/loop/situation.ts';
import { bookItinerary } from '../../operations/book-itinerary.ts';
import type { Wish } from '../../operations/propose-times.ts';
import { replaceInterviewer } from '../../operations/replace-interviewer.ts';
import { findProposal } from '../../store/proposals.ts';
import { context, modalView, section } from '../blocks/blocks.ts';
import { joined, lines, mrkdwn, mention, short } from '../blocks/text.ts';
import { when } from '../blocks/time.ts';
import type { Call } from '../kernel/call.ts';
import { defineButton } from '../kernel/kinds.ts';
import { loadingView } from '../kernel/screens.ts';
import { bookRef } from './proposal-view.ts';
import { propose } from './propose.ts';

/** Books the option that was pressed; where it went to something else meanwhile, shows fresh ones at once. */
export const bookButton = defineButton(bookRef, async (call, { proposal: id, option }) => {
  const on = call.inside;
  if (!on) return;
  const stored = await findProposal(call.world.db, call.team, id);
  const body = stored && storedProposal.parse(stored.body);
  await on.show(loadingView('Booking', 'Checking calendars once more…'));
  const choice = { proposal: id, option: Number(option) };
  if (body?.purpose === 'replace') {
    const done = await replaceInterviewer(call.world, call.actor, choice);
    if (done.kind === 'replaced') return on.show(replacedView(done.situation, done.seat.person));
    return propose(call, on, done.situation, { purpose: 'replace', seat: body.seat ?? '' }, true);
  }
  const booked = await bookItinerary(call.world, call.actor, choice);
  if (booked.kind === 'booked') return on.show(bookedView(booked.situation, booked.itinerary));
  await propose(
    call,
    on,
    booked.situation,
    wishOf(booked.situation, body?.purpose, body?.options[choice.option]),
    true,
  );
});

function wishOf(
  situation: Situation,
  purpose: string | undefined,
  option: ProposedItinerary | undefined,
): Wish {
  if (purpose !== 'move') return { purpose: 'book' };
  const parts = option?.interviews.map(i => i.part) ?? [];
  return {
    purpose: 'move',
    interviews: situation.interviews.filter(i => parts.includes(i.part)).map(i => i.id),
  };
}

export function bookedView(situation: Situation, itinerary: ProposedItinerary): ModalView {
  const zone = situation.candidate.zone;
  return modalView('schedule.booked', '', {
    title: 'Booked',
    close: 'Done',
    blocks: [
      section(mrkdwn`:white_check_mark: *${short(situation.candidate.name)}* is booked.`),
      ...itinerary.interviews.map(i =>
        section(
          lines(
            mrkdwn`*${when(i.start, zone)}* · ${i.name}`,
            mrkdwn`with ${joined(
              i.seats.map(s => mention(s.person)),
              ', ',
            )}`,
          ),
        ),
      ),
      context(
        mrkdwn`The interviewers are asked here and in their calendars, the candidate gets the invitation by mail. You hear of every answer.`,
      ),
    ],
  });
}

function replacedView(situation: Situation, person: string): ModalView {
  return modalView('schedule.replaced', '', {
    title: 'Replaced',
    close: 'Done',
    blocks: [
      section(
        mrkdwn`:white_check_mark: ${mention(person)} is asked to interview *${short(situation.candidate.name)}*.`,
      ),
      context(mrkdwn`The time stays as it is, so the candidate notices nothing but a name.`),
    ],
  });
}

/** What a call needs for replacing from a message: the modal opens first, then the search runs. */
export async function openReplacement(call: Call, situation: Situation, seat: string): Promise<void> {
  const on = await call.open(loadingView('Replace', 'Looking for somebody who is free at that time…'));
  await propose(call, on, situation, { purpose: 'replace', seat });
}
