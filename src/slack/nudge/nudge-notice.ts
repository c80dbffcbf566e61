import type { Button } from '@slack/types';
import { nudgeRules } from '../../core/clock/nudge-rules.ts';
import type { Nudge } from '../../core/clock/nudges/rule.ts';
import { openStage, type Situation } from '../../core/loop/situation.ts';
import { findSituation } from '../../store/situations.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { duration } from '../blocks/time.ts';
import { debriefRef } from '../debrief/debrief-refs.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { acceptButton, declineButton } from '../schedule/invitation.ts';
import { scheduleRef } from '../schedule/schedule-refs.ts';
import { openScorecardRef } from '../scorecard/scorecard-refs.ts';

/** Reminds somebody of what waits for them, with the way to do it. Settled meanwhile: it says so, or is not sent. */
export const nudgeNotice: NoticeKind = {
  id: 'nudge',
  async render({ world, team, to }, { rule = '', subject = '', application = '' }) {
    const situation = await findSituation(world.db, team, application);
    const workspace = await findWorkspace(world.db, team);
    if (!situation || !workspace) return undefined;
    const now = world.clock.now();
    const found = nudgeRules.find(r => r.id === rule);
    const due = situation.role.closed ? [] : (found?.due(situation, workspace, now) ?? []);
    return nudgeMessage({ situation, rule, nudge: due.find(n => n.subject === subject && n.to === to), now });
  },
};

export type NudgeModel = {
  situation: Situation;
  rule: string;
  nudge: Nudge | undefined;
  now: Temporal.Instant;
};

export function nudgeMessage({ situation, rule, nudge, now }: NudgeModel): MessageView {
  const { candidate, role } = situation;
  if (!nudge) {
    const text = `${short(candidate.name)} (${short(role.title)}): this is settled. Thank you.`;
    return settled(text, [section(mrkdwn`:white_check_mark: ${text}`)]);
  }
  const stage = openStage(situation)?.name ?? '';
  const about = `${short(role.title)} · ${stage} · due ${duration(nudge.at, now)} ago`;
  return message(`${nudge.say} ${about}`, [
    section(mrkdwn`:bell: ${nudge.say}`),
    context(mrkdwn`${about}`),
    actions(...buttonsFor(rule, nudge, situation)),
  ]);
}

function buttonsFor(rule: string, { seat = '', subject }: Nudge, { application }: Situation): Button[] {
  const primary = { style: 'primary' as const };
  const ids = { application: application.id };
  switch (rule) {
    case 'unscheduled':
      return [button(scheduleRef, 'Schedule', ids, primary)];
    case 'unscored':
      return [button(openScorecardRef, 'Fill the scorecard', { seat }, primary)];
    case 'unanswered': {
      const booking = { seat, version: subject.split(':').at(-1) ?? '' };
      return [button(acceptButton, 'Accept', booking, primary), button(declineButton, 'Decline', booking)];
    }
    default:
      return [button(debriefRef, 'Read and decide', ids, primary)];
  }
}
