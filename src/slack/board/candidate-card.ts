import type { KnownBlock } from '@slack/types';
import { stageOf } from '../../core/loop/pipeline.ts';
import { openEntry, type Situation } from '../../core/loop/situation.ts';
import { actions, context, message, type MessageView, section } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { lines, link, mention, mentions, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, sections, withRows } from '../blocks/room.ts';
import { dayIn, when } from '../blocks/time.ts';
import { debriefRef } from '../debrief/debrief-refs.ts';
import { doneWords } from '../debrief/decision-words.ts';
import type { DigestWait } from '../digest/read-waits.ts';
import { waitSentence } from '../digest/wait-line.ts';
import { button } from '../kernel/kinds.ts';
import type { May } from '../pick/reader.ts';
import { needsBooking } from '../schedule/needs-booking.ts';
import { scheduleRef } from '../schedule/schedule-refs.ts';

export type CandidateCardModel = {
  situation: Situation;
  wait: DigestWait | undefined;
  /** Of the reader. */
  zone: string;
  /** Reasons quote scorecards: shown to those who may read them. */
  showsReasons: boolean;
  may: May;
};

/** One candidate: the way so far, what is booked, what is waited for. No scores: those are in the debrief. */
export function candidateCard(model: CandidateCardModel): MessageView {
  const { situation, wait } = model;
  const { candidate, role } = situation;
  const entry = openEntry(situation);
  const state = entry ? `at the ${stageOf(role.pipeline, entry.stageId).name}` : endOf(situation);
  const waits = wait ? waitSentence(wait) : '';
  return message(
    `${short(candidate.name)} (${short(role.title)}): ${state}. ${waits}`,
    withRows({
      room: IN_MESSAGE,
      head: [
        section(
          lines(
            mrkdwn`*${short(candidate.name)}* · ${short(role.title)} · ${state}`,
            candidate.resumeUrl ? link(candidate.resumeUrl, 'Résumé') : undefined,
          ),
        ),
        ...(wait ? [context(mrkdwn`${wait.overdue ? ':red_circle: Overdue. ' : ''}${waits}`)] : []),
        ...sections(situation.entries.map(e => entryLine(model, e))),
      ],
      rows: bookedRows(model),
      foot: entry ? [buttonsOf(model)] : [],
    }),
  );
}

function endOf({ entries }: Situation): string {
  const { decision } = entries.at(-1) ?? {};
  return decision ? doneWords(decision.kind) : 'closed';
}

function buttonsOf({ situation, may }: CandidateCardModel): KnownBlock {
  const ids = { application: situation.application.id };
  const books = needsBooking(situation) && may('schedule interviews', situation);
  return actions(
    ...(books ? [button(scheduleRef, 'Schedule', ids, { style: 'primary' })] : []),
    button(debriefRef, 'Debrief', ids),
  );
}

function entryLine(model: CandidateCardModel, entry: Situation['entries'][number]): Mrkdwn {
  const { situation, zone, showsReasons } = model;
  const { name } = stageOf(situation.role.pipeline, entry.stageId);
  const since = dayIn(entry.enteredAt, zone);
  const { decision } = entry;
  if (!decision) return mrkdwn`:arrow_right: *${name}* since ${since}`;
  const reason = showsReasons ? oneLine(decision.reason, 80) : '';
  const why = reason ? mrkdwn`: _${reason}_` : mrkdwn``;
  return mrkdwn`:heavy_check_mark: ${name} · ${since} · ${doneWords(decision.kind)} by ${mention(decision.by)}${why}`;
}

function bookedRows({ situation, zone }: CandidateCardModel): KnownBlock[][] {
  return situation.interviews.flatMap(({ booking, name, seats }) => {
    if (!booking) return [];
    const people = mentions(seats.map(s => s.person));
    return [[context(mrkdwn`:calendar: ${name} · ${when(booking.time.start, zone)} · ${people}`)]];
  });
}
