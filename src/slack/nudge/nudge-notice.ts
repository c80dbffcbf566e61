import { nudgeRules } from '../../core/clock/nudge-rules.ts';
import type { Nudge } from '../../core/clock/nudges/rule.ts';
import { openStage, type Situation } from '../../core/loop/situation.ts';
import { findSituation } from '../../store/situations.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import { actions, context, type MessageView, section } from '../blocks/blocks.ts';
import { mrkdwn, short } from '../blocks/text.ts';
import { duration } from '../blocks/time.ts';
import { button, type NoticeKind } from '../kernel/kinds.ts';
import { debriefButton } from '../debrief/debrief-refs.ts';
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
  const name = short(candidate.name);
  if (!nudge) {
    const text = `${name} (${short(role.title)}): this is settled. Thank you.`;
    return { text, blocks: [section(mrkdwn`:white_check_mark: ${text}`)], moot: true };
  }
  const stage = openStage(situation)?.name ?? '';
  return {
    text: nudge.say,
    blocks: [
      section(mrkdwn`:bell: ${nudge.say}`),
      context(mrkdwn`${short(role.title)} · ${stage} · due ${duration(nudge.at, now)} ago`),
      actions(...buttonsFor(rule, nudge, situation)),
    ],
  };
}

function buttonsFor(rule: string, { seat = '', subject }: Nudge, { application }: Situation) {
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
      return [button(debriefButton, 'Read and decide', ids, primary)];
  }
}
