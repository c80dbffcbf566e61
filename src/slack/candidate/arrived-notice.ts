import { openEntry, openStage, type Situation } from '../../core/loop/situation.ts';
import { findSituation } from '../../store/situations.ts';
import { actions, type MessageView, section } from '../blocks/blocks.ts';
import { lines, link, mrkdwn, short } from '../blocks/text.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { debriefButton } from '../debrief/debrief-refs.ts';

/** Tells the recruiter of somebody whom another added. */
export const arrivedNotice: NoticeKind = {
  id: 'arrived',
  async render({ world, team }, { application = '' }) {
    const situation = await findSituation(world.db, team, application);
    return situation && arrivedMessage(situation);
  },
};

export function arrivedMessage(situation: Situation): MessageView {
  const { candidate, role, application } = situation;
  const name = short(candidate.name);
  const stage = openStage(situation);
  const first = openEntry(situation)?.position === 0;
  return {
    text: `${name} applied for ${short(role.title)}.`,
    blocks: [
      section(
        lines(
          mrkdwn`*${name}* applied for *${short(role.title)}*`,
          candidate.resumeUrl ? link(candidate.resumeUrl, 'Résumé') : undefined,
          first
            ? undefined
            : mrkdwn`They are ${stage ? `at the ${stage.name}` : 'out of the process'} by now.`,
        ),
      ),
      ...(first
        ? [actions(button(debriefButton, 'Decide', { application: application.id }, { style: 'primary' }))]
        : []),
    ],
    moot: !first,
  };
}
