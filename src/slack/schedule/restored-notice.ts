import type { TeamId } from '../../core/loop/glossary.ts';
import { plural } from '../../core/loop/text.ts';
import { settleHeld } from '../../operations/reconcile.ts';
import type { Db } from '../../store/database.ts';
import { type HeldEffect, listHeldEffects } from '../../store/held-effects.ts';
import { findSituation, findSituationOfInterview } from '../../store/situations.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { channelName, lines, mention, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { when } from '../blocks/time.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, type NoticeKind } from '../kernel/kinds.ts';

export const sendHeldButton = defineButton(ref('restored.send'), call =>
  settleHeld(call.world, call.actor, 'send'),
);
export const leaveHeldButton = defineButton(ref('restored.leave'), call =>
  settleHeld(call.world, call.actor, 'leave'),
);

/** Tells recruiters that an older database was put back, and asks what to do with what may have been sent before. */
export const restoredNotice: NoticeKind = {
  id: 'restored',
  async render({ world, team, zone }, { backup = '' }) {
    const held = await listHeldEffects(world.db, team);
    const shown = held.slice(0, SHOWN);
    return restoredView({
      backup: backup === '' ? undefined : Temporal.Instant.fromEpochMilliseconds(Number(backup)),
      held: held.length,
      rows: await Promise.all(shown.map(effect => rowOf(world.db, team, effect))),
      zone,
    });
  },
};

const SHOWN = 12;

type HeldRow = {
  what: string;
  /** A person or a channel. */
  to?: string;
  /** Of the candidate. */
  name?: string;
  due: Temporal.Instant;
};

export type RestoredModel = {
  backup: Temporal.Instant | undefined;
  held: number;
  rows: readonly HeldRow[];
  zone: string;
};

export function restoredView({ backup, held, rows, zone }: RestoredModel): MessageView {
  const title = 'Hireloop’s database was put back to an older state';
  const since =
    'What was done here since then is not known any more. Interviews ahead are compared with the calendars: what was moved or called off there is taken over, and you are told of each.';
  const head = section(
    lines(
      mrkdwn`:warning: *${title}*.`,
      backup && mrkdwn`Last in use: ${when(backup, zone)}`,
      mrkdwn`${since}`,
    ),
  );
  if (held === 0) {
    const none = 'Nothing waits to be sent.';
    return settled(`${title}. ${since} ${none}`, [head, context(mrkdwn`:white_check_mark: ${none}`)]);
  }
  const wait = `${plural(held, 'thing', 'things')} that ${held === 1 ? 'was' : 'were'} due may have been done already, and ${held === 1 ? 'waits' : 'wait'} for your word.`;
  const more = held - rows.length;
  return message(`${title}. ${since} ${wait}`, [
    head,
    section(
      lines(
        mrkdwn`*${wait}*`,
        ...rows.map(row => rowWords(row, zone)),
        more > 0 ? mrkdwn`and ${more} more` : undefined,
      ),
    ),
    actions(button(sendHeldButton, 'Send them now', {}), button(leaveHeldButton, 'Leave them', {})),
  ]);
}

function rowWords({ what, to, name, due }: HeldRow, zone: string): Mrkdwn {
  const whom = to ? mrkdwn` to ${/^[CG]/.test(to) ? channelName(to) : mention(to)}` : mrkdwn``;
  return mrkdwn`• ${what}${whom}${name ? mrkdwn` about ${short(name)}` : mrkdwn``} · ${when(due, zone)}`;
}

const NOTICES: Readonly<Record<string, string>> = {
  invitation: 'Invitation',
  declined: 'News of a decline',
  swap: 'Question whether they can take over',
  cancelled: 'News of a cancellation',
  kit: 'Questions for an interview',
  soon: 'Reminder of an interview',
  scorecard: 'Request for a scorecard',
  booking: 'News of a booking',
  evaluation: 'Evaluation',
  decided: 'News of a decision',
  nudge: 'Reminders of the day',
  digest: 'Digest',
  company: 'Digest of all roles',
};

const KINDS: Readonly<Record<string, string>> = {
  'mail-candidate': 'Mail to the candidate',
  'mail-question': 'Mail to the candidate',
  'answer-event': 'Answer, to be written into the calendar',
  'replace-seat': 'Search for somebody in place of an interviewer who declined',
};

async function rowOf(db: Db, team: TeamId, { kind, payload, notBefore }: HeldEffect): Promise<HeldRow> {
  const text = (field: string): string => (typeof payload[field] === 'string' ? payload[field] : '');
  const about = text('interview')
    ? await findSituationOfInterview(db, team, text('interview'))
    : await findSituation(db, team, text('application') || text('subject'));
  const to = text('to');
  return {
    what: KINDS[kind] ?? NOTICES[text('notice')] ?? 'Message',
    ...(to ? { to } : {}),
    ...(about ? { name: about.candidate.name } : {}),
    due: notBefore,
  };
}
