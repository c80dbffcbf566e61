import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { PersonId, TeamId } from '../../core/loop/glossary.ts';
import type { Log } from '../../core/ports.ts';
import type { World } from '../../operations/world.ts';
import { findPerson } from '../../store/people.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import type { MessageView } from '../blocks/blocks.ts';
import type { Call, Opened } from './call.ts';
import { outcomeOf } from './outcome.ts';
import { postResponse } from './response-url.ts';
import { modalOfMessage } from './screens.ts';

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

/** Makes the call that a handler answers through, and tells which modal it opened, for errors to be shown there. */
export async function createCall(
  on: Answering,
  asked: Asked,
): Promise<{ call: Call; opened: () => Opened | undefined }> {
  const { world } = on;
  const { team, person } = asked;
  const [known, workspace] = await Promise.all([
    findPerson(world.db, team, person),
    findWorkspace(world.db, team),
  ]);
  let opened: Opened | undefined;
  const open = async (view: ModalView) => {
    opened = await openView(on, asked, view);
    return opened;
  };
  const inside = asked.view && shownView(on, asked.view.id, asked.view.hash);
  const call: Call = {
    world,
    team,
    person,
    actor: { team, person },
    zone: known?.zone ?? workspace?.zone ?? 'UTC',
    channel: asked.channel,
    inside,
    open,
    tell: message => tell(on, asked, message, open),
  };
  return { call, opened: () => opened };
}

async function openView({ client, log }: Answering, asked: Asked, view: ModalView): Promise<Opened> {
  const trigger = { trigger_id: asked.triggerId ?? '', view };
  const answer = asked.view ? await client.views.push(trigger) : await client.views.open(trigger);
  const { id, hash } = answer.view ?? {};
  if (!id) throw new Error('Slack opened a view without an id');
  return shownView({ client, log }, id, hash);
}

/** Each update carries the hash of what it replaces, so that two of them cannot overtake each other. */
function shownView(
  { client, log }: Pick<Answering, 'client' | 'log'>,
  id: string,
  hash: string | undefined,
): Opened {
  let latest = hash;
  return {
    show: async view => {
      const update = { view_id: id, view, ...(latest ? { hash: latest } : {}) };
      const outcome = await outcomeOf(() => client.views.update(update));
      if (outcome.kind === 'ok') latest = outcome.value.view?.hash;
      else if (outcome.kind !== 'gone') log.warn('a view could not be updated', { outcome: outcome.kind });
    },
  };
}

async function tell(on: Answering, asked: Asked, message: MessageView, open: Call['open']): Promise<void> {
  const { text, blocks } = message;
  if (asked.view && asked.triggerId) {
    await open(modalOfMessage(message));
    return;
  }
  if (asked.responseUrl && (await postResponse(asked.responseUrl, on.apiUrl, { text, blocks }))) return;
  await on.client.chat.postMessage({
    channel: asked.person,
    text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  });
}
