import type { WebClient } from '@slack/web-api';
import type { PersonId, TeamId } from '../../core/loop/glossary.ts';
import type { Log } from '../../core/ports.ts';
import { UserError } from '../../core/user-error.ts';
import type { World } from '../../operations/world.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import { findOrMeet } from '../first-contact.ts';
import type { MessageView } from '../blocks/blocks.ts';
import { hasCharts, withoutCharts } from '../blocks/charts.ts';
import type { Call } from './call.ts';
import { outcomeOf } from './outcome.ts';
import { postResponse } from './response-url.ts';
import { createScreen, type Screen } from './screen.ts';
import { modalOfMessage } from './screens.ts';

/** A request of Slack, whatever its payload looked like. */
export type Asked = {
  team: TeamId;
  person: PersonId;
  channel: string | undefined;
  triggerId: string | undefined;
  responseUrl: string | undefined;
  /** The modal in which it was asked. */
  view: { id: string; hash: string } | undefined;
};

export type Answering = { world: World; client: WebClient; apiUrl: string | undefined; log: Log };

/** How a request can be answered, before anything is read of whoever asked. */
export type Reply = { screen: Screen; tell: (message: MessageView) => Promise<void> };

export function replyTo(on: Answering, asked: Asked): Reply {
  const screen = createScreen(on, asked);
  return { screen, tell: message => tell(on, asked, screen, message) };
}

/** @throws UserError for guests, and for people of other companies that share a channel. */
export async function createCall(on: Answering, asked: Asked, { screen, tell }: Reply): Promise<Call> {
  const { world } = on;
  const { team, person } = asked;
  const known = await findOrMeet(on, team, person);
  if (known?.isOutside)
    throw new UserError(
      'Hireloop is for members of this workspace; guests cannot use it.',
      'Ask a recruiter.',
    );
  return {
    world,
    team,
    person,
    actor: { team, person },
    zone: known?.zone ?? (await findWorkspace(world.db, team))?.zone ?? 'UTC',
    channel: asked.channel,
    inside: screen.inside,
    open: view => screen.open(view),
    tell,
  };
}

/** Where the person looks: the modal that waits for it, a new one, beside the command or message, or at last by message. */
async function tell(on: Answering, asked: Asked, screen: Screen, message: MessageView): Promise<void> {
  const waiting = screen.current();
  if (waiting) {
    if (await waiting.show(modalOfMessage(message))) return;
  } else if (asked.view || !asked.responseUrl) {
    const opened = await outcomeOf(() => screen.open(modalOfMessage(message)));
    if (opened.kind === 'ok') return;
  }
  const { text } = message;
  const blocks = withoutCharts(message.blocks);
  const tries = hasCharts(message.blocks) ? [message.blocks, blocks] : [blocks];
  for (const shown of tries)
    if (asked.responseUrl && (await postResponse(asked.responseUrl, on.apiUrl, { text, blocks: shown })))
      return;
  const posted = await outcomeOf(() =>
    on.client.chat.postMessage({
      channel: asked.person,
      text,
      blocks,
      unfurl_links: false,
      unfurl_media: false,
    }),
  );
  if (posted.kind !== 'ok') on.log.warn('an answer could not be delivered', { outcome: posted.kind });
}
