import { stageOf } from '../../core/loop/pipeline.ts';
import type { Situation, StageEntry } from '../../core/loop/situation.ts';
import { namesOf } from '../../store/people.ts';
import { findSituation } from '../../store/situations.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { debriefRef } from './debrief-refs.ts';
import { doneWords } from './decision-words.ts';

/**
 * Where those who met a candidate talk, once each has given a verdict on their own: the replies to this message, in the
 * private channel of the role. It says nothing of any card: who may read them reads them behind the button.
 */
export const discussNotice: NoticeKind = {
  id: 'discuss',
  async render({ world, team, discreet }, { application = '', entry = '' }) {
    const situation = await findSituation(world.db, team, application);
    const found = situation?.entries.find(e => e.id === entry);
    if (!situation || !found) return undefined;
    const names = await namesOf(world.db, team, [situation.role.hiringManager]);
    const decider = names.get(situation.role.hiringManager) ?? 'The hiring manager';
    return discussMessage({ situation, entry: found, decider, discreet });
  },
};

export type DiscussModel = {
  situation: Situation;
  entry: StageEntry;
  /** Name of who decides. */
  decider: string;
  /** Anybody can join the channel: then nothing is said there. */
  discreet: boolean;
};

export function discussMessage({ situation, entry, decider, discreet }: DiscussModel): MessageView {
  const { candidate, role, application } = situation;
  const stage = stageOf(role.pipeline, entry.stageId).name;
  if (discreet) return settled('A debrief.', [section(mrkdwn`A debrief.`)]);
  const name = short(candidate.name);
  const read = actions(button(debriefRef, 'Read the evaluation', { application: application.id }));
  const head = mrkdwn`*${name}* · ${stage} · ${short(role.title)}`;
  if (entry.decision) {
    const done = `${name} was ${doneWords(entry.decision.kind)} at the ${stage} (${short(role.title)}).`;
    return settled(done, [section(head), context(mrkdwn`:white_check_mark: ${done}`), read]);
  }
  const ask = `Talk it over in this thread; ${short(decider)} decides.`;
  return message(`All scorecards for ${name} (${stage}, ${short(role.title)}) are in. ${ask}`, [
    section(lines(head, mrkdwn`All scorecards are in. ${ask}`)),
    read,
  ]);
}
