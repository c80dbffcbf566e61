import { stageAfter, stageOf } from '../../core/loop/pipeline.ts';
import { openEntry, type Situation, type StageEntry } from '../../core/loop/situation.ts';
import { namesOf } from '../../store/people.ts';
import { findSituation } from '../../store/situations.ts';
import { actions, message, type MessageView, section } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { lines, mention, mrkdwn } from '../blocks/mrkdwn.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { needsBooking } from '../schedule/needs-booking.ts';
import { scheduleRef } from '../schedule/schedule-refs.ts';
import { doneWords } from './decision-words.ts';
import { mayReadReasons } from './reasons.ts';

/** Tells the others what was decided, and leads on to the next step. */
export const decidedNotice: NoticeKind = {
  id: 'decided',
  async render({ world, team, to }, { application = '', entry = '' }) {
    const situation = await findSituation(world.db, team, application);
    const found = situation?.entries.find(e => e.id === entry);
    if (!situation || !found?.decision) return undefined;
    const { by } = found.decision;
    const names = await namesOf(world.db, team, [by]);
    const showsReason = await mayReadReasons(world.db, team, to, situation);
    return decidedMessage({ situation, entry: found, decider: names.get(by) ?? 'Somebody', showsReason });
  },
};

export type DecidedModel = {
  situation: Situation;
  entry: StageEntry;
  /** Name of who decided. */
  decider: string;
  showsReason: boolean;
};

export function decidedMessage({ situation, entry, decider, showsReason }: DecidedModel): MessageView {
  const { candidate, role, application } = situation;
  const { decision } = entry;
  const stage = stageOf(role.pipeline, entry.stageId);
  const next = decision?.kind === 'advance' ? stageAfter(role.pipeline, stage.id) : undefined;
  const name = short(candidate.name);
  const done = doneWords(decision?.kind ?? 'advance');
  const why = showsReason ? oneLine(decision?.reason ?? '', 400) : '';
  const follows = next ? `Next: ${next.name}.` : '';
  const current = next && openEntry(situation)?.stageId === next.id && needsBooking(situation);
  const book = button(scheduleRef, 'Schedule', { application: application.id }, { style: 'primary' });
  return message(
    [`${name} was ${done} at the ${stage.name} (${short(role.title)}) by ${short(decider)}.`, why, follows]
      .filter(Boolean)
      .join(' '),
    [
      section(
        lines(
          mrkdwn`*${name}* was ${done} by ${mention(decision?.by ?? '')} · ${stage.name} · ${short(role.title)}`,
          why ? mrkdwn`> ${why}` : undefined,
          next && mrkdwn`Next: *${next.name}*`,
        ),
      ),
      ...(current ? [actions(book)] : []),
    ],
  );
}
