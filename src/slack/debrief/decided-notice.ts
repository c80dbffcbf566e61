import { stageAfter, stageOf } from '../../core/loop/pipeline.ts';
import { openEntry, type Situation, type StageEntry } from '../../core/loop/situation.ts';
import { findSituation } from '../../store/situations.ts';
import { actions, type MessageView, section } from '../blocks/blocks.ts';
import { lines, mrkdwn, mention, short } from '../blocks/text.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { needsBooking } from '../schedule/needs-booking.ts';
import { scheduleRef } from '../schedule/schedule-refs.ts';
import { doneWords } from './decision-form.ts';

/** Tells the others what was decided, and leads on to the next step. */
export const decidedNotice: NoticeKind = {
  id: 'decided',
  async render({ world, team }, { application = '', entry = '' }) {
    const situation = await findSituation(world.db, team, application);
    const found = situation?.entries.find(e => e.id === entry);
    return situation && found?.decision && decidedMessage(situation, found);
  },
};

export function decidedMessage(situation: Situation, entry: StageEntry): MessageView {
  const { candidate, role, application } = situation;
  const stage = stageOf(role.pipeline, entry.stageId);
  const next = entry.decision?.kind === 'advance' ? stageAfter(role.pipeline, stage.id) : undefined;
  const { kind, by, reason } = entry.decision ?? {
    kind: 'advance' as const,
    by: role.hiringManager,
    reason: '',
  };
  const name = short(candidate.name);
  const text = `${name} was ${doneWords(kind)} at the ${stage.name} (${short(role.title)}). ${short(reason)}`;
  const current = next && openEntry(situation)?.stageId === next.id && needsBooking(situation);
  return {
    text,
    blocks: [
      section(
        lines(
          mrkdwn`${mention(by)}: *${name}* is ${doneWords(kind)} · ${stage.name} · ${short(role.title)}`,
          reason ? mrkdwn`> ${short(reason)}` : undefined,
          next && mrkdwn`Next: *${next.name}*`,
        ),
      ),
      ...(current
        ? [actions(button(scheduleRef, 'Schedule', { application: application.id }, { style: 'primary' }))]
        : []),
    ],
  };
}
