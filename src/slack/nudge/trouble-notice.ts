import type { Role, Situation } from '../../core/loop/situation.ts';
import { findRole } from '../../store/roles.ts';
import { findSituation } from '../../store/situations.ts';
import { context, message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { channelName, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import type { NoticeKind } from '../kernel/kinds.ts';
import { causeWords, FAILED, type Trouble } from './trouble-words.ts';

/** Tells the recruiter what could not be done, and what to do about it. */
export const troubleNotice: NoticeKind = {
  id: 'trouble',
  async render({ world, team }, { kind = '', because = '', role = '', application = '', to = '' }) {
    const situation = await findSituation(world.db, team, application);
    const found = situation?.role ?? (await findRole(world.db, team, role));
    return troubleMessage({ kind, because, to, about: aboutWords(situation, found) });
  },
};

function aboutWords(situation: Situation | undefined, role: Role | undefined): string {
  if (situation) return `${short(situation.candidate.name)} (${short(situation.role.title)})`;
  return role ? short(role.title) : 'all roles';
}

export type TroubleModel = Trouble & { about: string };

export function troubleMessage(model: TroubleModel): MessageView {
  const { kind, because, to, about } = model;
  const channel = /^[CG]/.test(to);
  const failed = FAILED[channel ? 'post-digest' : kind] ?? FAILED['other'];
  const cause = causeWords(because, channel ? 'channel' : 'person');
  const mend = cause?.mend ?? failed.mend;
  const why = cause ? ` ${cause.why}` : '';
  return message(`${failed.what} for ${about}.${why} ${mend}`, [
    section(mrkdwn`:warning: *${failed.what}* for ${about}${whereOf(to)}.${why}`),
    context(mrkdwn`${mend}${cause ? mrkdwn`` : mrkdwn` _(What came back: ${short(because)})_`}`),
  ]);
}

function whereOf(to: string): Mrkdwn {
  return /^[CG]/.test(to) ? mrkdwn` to ${channelName(to)}` : mrkdwn``;
}
