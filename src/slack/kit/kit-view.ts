import type { KnownBlock, ModalView } from '@slack/types';
import type { Kit, KitQuestion } from '../../core/kits/kit.ts';
import { titleOf } from '../../core/kits/pack.ts';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import { context, divider, header, modalView, section } from '../blocks/blocks.ts';
import { joined, lines, link, mrkdwn, type Mrkdwn, mention, short } from '../blocks/text.ts';
import { when } from '../blocks/time.ts';

export type KitModel = { situation: Situation; interview: Interview; kit: Kit; reader: string };

/** Slack shows 100 blocks; a question takes up to six. */
const QUESTIONS = 15;

/** Everything that is handed out for one interview; the reader's own questions first. */
export function kitView({ situation, interview, kit, reader }: KitModel): ModalView {
  const place = interview.seats.findIndex(s => s.person === reader);
  const mine = kit.questions.filter(
    q => place < 0 || kit.askedBy[q.id] === place || interview.seats.length === 1,
  );
  const others = kit.questions.filter(q => !mine.includes(q));
  return modalView('kit.view', '', {
    title: 'Questions',
    blocks: [
      section(headOf(situation, interview)),
      context(
        mrkdwn`${kit.minutes.planned} of ${kit.minutes.available} minutes planned · tests ${kit.covers.join(', ') || 'no layer of its own'}`,
      ),
      ...(kit.gaps.length > 0 ? [context(gapsOf(kit))] : []),
      ...mine.slice(0, QUESTIONS).flatMap(questionBlocks),
      ...(others.length > 0 ? [divider, section(othersOf(others, kit, interview))] : []),
    ],
  });
}

export function headOf({ candidate, role }: Situation, interview: Interview): Mrkdwn {
  const { booking } = interview;
  return lines(
    mrkdwn`*${interview.name}* with *${short(candidate.name)}* · ${short(role.title)} (${role.level}, ${role.language})`,
    booking && mrkdwn`${when(booking.time.start, booking.zone)}, ${interview.minutes} minutes`,
    candidate.resumeUrl ? link(candidate.resumeUrl, 'Résumé') : undefined,
  );
}

function gapsOf({ gaps }: Kit): Mrkdwn {
  return mrkdwn`:warning: Not covered: ${gaps
    .map(g => `${g.subject} at ${g.level} (${g.because})`)
    .slice(0, 4)
    .join('; ')}`;
}

function questionBlocks(question: KitQuestion): KnownBlock[] {
  const bullets = (texts: readonly string[]) => lines(...texts.map(t => mrkdwn`• ${t}`));
  const numbered = lines(...question.probes.map((p, i) => mrkdwn`${i + 1}. ${p}`));
  return [
    divider,
    header(titleOf(question)),
    section(lines(mrkdwn`${question.prompt}`, mrkdwn`_${question.minutes} minutes · ${question.subject}_`)),
    section(lines(mrkdwn`*Strong answers contain*`, bullets(question.listen_for))),
    section(lines(mrkdwn`*Then go deeper, until the answers stop*`, numbered)),
    ...weakOf(question),
  ];
}

function weakOf({ weak, red_flags: flags }: KitQuestion): KnownBlock[] {
  const texts = [
    weak.length > 0 ? mrkdwn`*Weak:* ${weak.join(' · ')}` : undefined,
    flags.length > 0 ? mrkdwn`:triangular_flag_on_post: ${flags.join(' · ')}` : undefined,
  ].filter(t => t !== undefined);
  return texts.length > 0 ? [context(...texts)] : [];
}

function othersOf(others: readonly KitQuestion[], kit: Kit, interview: Interview): Mrkdwn {
  const rows = others.map(q => {
    const seat = interview.seats[kit.askedBy[q.id] ?? 0];
    return mrkdwn`• ${titleOf(q)}${seat ? mrkdwn` (${mention(seat.person)})` : mrkdwn``}`;
  });
  return lines(mrkdwn`*Asked by the others*`, joined(rows, '\n'));
}
