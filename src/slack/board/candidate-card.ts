import type { KnownBlock } from '@slack/types';
import { stageOf } from '../../core/loop/pipeline.ts';
import { openEntry, type Situation } from '../../core/loop/situation.ts';
import { actions, context, type MessageView, section } from '../blocks/blocks.ts';
import { joined, lines, link, mrkdwn, type Mrkdwn, mention, short } from '../blocks/text.ts';
import { dayIn, when } from '../blocks/time.ts';
import { debriefButton } from '../debrief/debrief-refs.ts';
import { doneWords } from '../debrief/decision-form.ts';
import { waitLine } from '../digest/digest-view.ts';
import type { DigestWait } from '../digest/read-digest.ts';
import { button } from '../kernel/kinds.ts';
import { needsBooking } from '../schedule/needs-booking.ts';
import { scheduleRef } from '../schedule/schedule-refs.ts';

export type CandidateCardModel = { situation: Situation; wait: DigestWait | undefined; person: string };

/** One candidate: the way so far, what is booked, what is waited for. No scores: those are in the debrief. */
export function candidateCard({ situation, wait }: CandidateCardModel): MessageView {
  const { candidate, role, application } = situation;
  const entry = openEntry(situation);
  const ids = { application: application.id };
  const buttons = [
    ...(needsBooking(situation) ? [button(scheduleRef, 'Schedule', ids, { style: 'primary' })] : []),
    button(debriefButton, 'Debrief', ids),
  ];
  const blocks: KnownBlock[] = [
    section(
      lines(
        mrkdwn`*${candidate.name}* · ${short(role.title)}`,
        candidate.resumeUrl ? link(candidate.resumeUrl, 'Résumé') : undefined,
      ),
    ),
    section(
      joined(
        situation.entries.map(e => entryLine(situation, e)),
        '\n',
      ),
    ),
    ...bookedBlocks(situation),
    ...(wait ? [context(waitLine(wait, false))] : []),
    ...(entry ? [actions(...buttons)] : []),
  ];
  const state = entry ? `at the ${stageOf(role.pipeline, entry.stageId).name}` : 'closed';
  return { text: `${candidate.name} (${role.title}): ${state}.`, blocks };
}

function entryLine({ role }: Situation, entry: Situation['entries'][number]): Mrkdwn {
  const { name } = stageOf(role.pipeline, entry.stageId);
  const since = dayIn(entry.enteredAt, role.zone);
  const { decision } = entry;
  if (!decision) return mrkdwn`:arrow_right: *${name}* since ${since}`;
  return mrkdwn`:heavy_check_mark: ${name} · ${since} · ${doneWords(decision.kind)} by ${mention(decision.by)}${decision.reason ? mrkdwn`: _${short(decision.reason)}_` : mrkdwn``}`;
}

function bookedBlocks(situation: Situation): KnownBlock[] {
  const booked = situation.interviews.filter(i => i.booking).slice(0, 8);
  return booked.map(i =>
    context(
      mrkdwn`:calendar: ${i.name} · ${i.booking ? when(i.booking.time.start, i.booking.zone) : ''} · ${joined(
        i.seats.map(s => mention(s.person)),
        ', ',
      )}`,
    ),
  );
}
