import { findSituation } from '../../store/situations.ts';
import { findRole } from '../../store/roles.ts';
import { context, type MessageView, section } from '../blocks/blocks.ts';
import { mrkdwn, short } from '../blocks/text.ts';
import type { NoticeKind } from '../kernel/kinds.ts';

/** Tells the recruiter what could not be done, and what to do about it. */
export const troubleNotice: NoticeKind = {
  id: 'trouble',
  async render({ world, team }, { kind = '', because = '', role = '', application = '', to = '' }) {
    const situation = await findSituation(world.db, team, application);
    const found = situation?.role ?? (await findRole(world.db, team, role));
    if (!found) return undefined;
    return troubleMessage({
      kind,
      because,
      to,
      about: situation ? `${situation.candidate.name} (${found.title})` : found.title,
    });
  },
};

export type TroubleModel = { kind: string; because: string; to: string; about: string };

export function troubleMessage({ kind, because, to, about }: TroubleModel): MessageView {
  const { what, mend } = WORDS[kind] ?? {
    what: 'Something could not be done',
    mend: 'Tell whoever runs Hireloop.',
  };
  const channel = /^[CG]/.test(to);
  const text = `${what} for ${short(about)}. ${channel ? CHANNEL.mend : mend}`;
  return {
    text,
    blocks: [
      section(mrkdwn`:warning: *${channel ? CHANNEL.what : what}* for ${short(about)}.`),
      context(mrkdwn`${channel ? CHANNEL.mend : mend} (${because})`),
    ],
  };
}

const CHANNEL = {
  what: 'The digest could not be posted',
  mend: 'Invite Hireloop to the channel with /invite @Hireloop, or choose another with /hire role.',
};

const WORDS: Record<string, { what: string; mend: string }> = {
  'sync-event': {
    what: 'The calendar event could not be made or changed',
    mend: 'Tell the people yourself, and check the calendar access with npm run doctor.',
  },
  'answer-event': {
    what: 'An answer could not be written into the calendar',
    mend: 'It counts here all the same.',
  },
  'mail-candidate': {
    what: 'The mail to the candidate could not be sent',
    mend: 'Write to them yourself, and check their address.',
  },
  'post-notice': {
    what: 'A message could not be sent',
    mend: 'Tell them yourself; they may have left the workspace.',
  },
};
