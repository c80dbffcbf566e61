import { openEntry, openStage, type Situation } from '../../core/loop/situation.ts';
import { findSituation } from '../../store/situations.ts';
import { actions, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, link, mrkdwn } from '../blocks/mrkdwn.ts';
import { debriefRef } from '../debrief/debrief-refs.ts';
import { screenWords } from './screen-words.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';

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
  const text = `${name} applied for ${short(role.title)}.`;
  const head = lines(
    mrkdwn`*${name}* applied for *${short(role.title)}*`,
    candidate.resumeUrl ? link(candidate.resumeUrl, 'Résumé') : undefined,
  );
  if (openEntry(situation)?.position !== 0) {
    const stage = openStage(situation);
    const now = stage ? `They are at the ${stage.name} by now.` : 'They are out of the process by now.';
    return settled(`${text} ${now}`, [section(lines(head, mrkdwn`${now}`))]);
  }
  const decide = button(debriefRef, 'Decide', { application: application.id }, { style: 'primary' });
  return message(`${text} ${screenWords(candidate)}`, [section(head), actions(decide)]);
}
