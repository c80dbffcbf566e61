import type { KnownBlock, ModalView } from '@slack/types';
import type { Kit, KitQuestion } from '../../core/kits/kit.ts';
import { titleOf } from '../../core/kits/pack.ts';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import { actions, context, divider, header, modalView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, link, mention, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_VIEW, sections, withRows } from '../blocks/room.ts';
import { when } from '../blocks/time.ts';
import { button } from '../kernel/kinds.ts';
import { placeLine } from '../schedule/place-words.ts';
import { swapRef } from './kit-refs.ts';

export type KitModel = {
  situation: Situation;
  interview: Interview;
  kit: Kit;
  reader: string;
  /** Of the reader. */
  zone: string;
  /** Whether the reader asks here and may still choose what. */
  maySwap: boolean;
  /** What was just exchanged, by id. */
  fresh?: string;
};

/** Everything that is handed out for one interview; the reader's own questions first. */
export function kitView(model: KitModel): ModalView {
  const { situation, interview, kit, reader, zone, maySwap } = model;
  const place = interview.seats.findIndex(s => s.person === reader);
  const own = kit.questions.filter(q => kit.askedBy[q.id] === place);
  // Whoever asks nothing, a shadow or the hiring manager, reads along.
  const mine = own.length > 0 ? own : kit.questions;
  const others = kit.questions.filter(q => !mine.includes(q));
  return modalView('kit.view', '', {
    title: 'Questions',
    blocks: withRows({
      room: IN_VIEW,
      head: [
        section(headOf(situation, interview, zone)),
        context(minutesOf(kit)),
        ...handedOnBlocks(kit),
        ...(kit.gaps.length > 0 ? [context(gapsOf(kit))] : []),
      ],
      rows: mine.map(question => [
        ...questionBlocks(question, question.id === model.fresh),
        ...(maySwap ? [swapBlock(interview, question)] : []),
      ]),
      more: left => mrkdwn`${left} more questions do not fit on this screen.`,
      foot: others.length > 0 ? [divider, ...othersBlocks(others, kit, interview)] : [],
    }),
  });
}

export function headOf({ candidate, role }: Situation, interview: Interview, zone: string): Mrkdwn {
  const { booking } = interview;
  return lines(
    mrkdwn`*${interview.name}* with *${short(candidate.name)}* · ${short(role.title)} (${role.level}, ${role.language})`,
    booking && mrkdwn`${when(booking.time.start, zone)}, ${interview.minutes} minutes`,
    placeLine(interview),
    candidate.resumeUrl ? link(candidate.resumeUrl, 'Résumé') : undefined,
  );
}

function minutesOf({ minutes, covers }: Kit): Mrkdwn {
  return mrkdwn`${minutes.planned} of ${minutes.available} minutes planned · tests ${covers.join(', ') || 'no layer of its own'}`;
}

function gapsOf({ gaps }: Kit): Mrkdwn {
  const shown = gaps.slice(0, 4).map(g => `${g.subject} at ${g.level} (${g.because})`);
  return mrkdwn`:warning: Not covered: ${shown.join('; ')}`;
}

function swapBlock({ id }: Interview, question: KitQuestion): KnownBlock {
  const look = { label: `Another question instead of ${titleOf(question)}` };
  return actions(button(swapRef, 'Another question instead', { interview: id, question: question.id }, look));
}

function questionBlocks(question: KitQuestion, isFresh: boolean): KnownBlock[] {
  return [
    divider,
    header(titleOf(question)),
    ...(isFresh ? [context(mrkdwn`:arrows_counterclockwise: This is new here: it tests the same.`)] : []),
    ...sections([mrkdwn`${question.prompt}`, mrkdwn`_${question.minutes} minutes · ${question.subject}_`]),
    ...sections([mrkdwn`*Strong answers contain*`, ...question.listen_for.map(t => mrkdwn`• ${t}`)]),
    ...sections([
      mrkdwn`*Then go deeper, until the answers stop*`,
      ...question.probes.map((p, i) => mrkdwn`${i + 1}. ${p}`),
    ]),
    ...weakOf(question),
  ];
}

/** Topics that were to be tested before and were not: without a word on how anything went. */
export function handedOnBlocks({ handedOn = [] }: Kit): KnownBlock[] {
  if (handedOn.length === 0) return [];
  const layers = handedOn.join(' and ');
  return [
    context(mrkdwn`:arrow_right: An earlier interview did not come to *${layers}*: it is part of yours now.`),
  ];
}

function weakOf({ weak, red_flags: flags, source }: KitQuestion): KnownBlock[] {
  const texts = [
    weak.length > 0 ? mrkdwn`*Weak:* ${weak.join(' · ')}` : undefined,
    flags.length > 0 ? mrkdwn`:triangular_flag_on_post: *Red flag:* ${flags.join(' · ')}` : undefined,
    source ? mrkdwn`:books: ${sourceOf(source)}` : undefined,
  ].filter(t => t !== undefined);
  return texts.length > 0 ? [context(...texts)] : [];
}

const OTHERS = 20;

function othersBlocks(others: readonly KitQuestion[], kit: Kit, interview: Interview): KnownBlock[] {
  const rows = others.slice(0, OTHERS).map(q => {
    const seat = interview.seats[kit.askedBy[q.id] ?? 0];
    return mrkdwn`• ${titleOf(q)}${seat ? mrkdwn` (${mention(seat.person)})` : mrkdwn``}`;
  });
  const more = others.length > rows.length ? [mrkdwn`and ${others.length - rows.length} more`] : [];
  return sections([mrkdwn`*Asked by the others*`, ...rows, ...more]);
}

/** Where one can read what is right. */
function sourceOf(source: string): Mrkdwn {
  return /^https:\/\/\S+$/.test(source) ? link(source, 'What is right, and why') : mrkdwn`${source}`;
}
