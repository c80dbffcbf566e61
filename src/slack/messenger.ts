import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { PersonId } from '../core/loop/glossary.ts';
import type { Messenger, NoticeRef, Outcome, Posted } from '../core/ports.ts';
import type { World } from '../operations/world.ts';
import { findPerson } from '../store/people.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { MessageView } from './blocks/blocks.ts';
import { hasCharts, withoutCharts } from './blocks/charts.ts';
import { createPrivacy, type Privacy } from './channel-privacy.ts';
import { readHome } from './home/home-view.ts';
import { outcomeOf } from './kernel/outcome.ts';
import { notices } from './notices.ts';

type On = { world: World; client: WebClient; privacy: Privacy };

/** Posts and updates Slack messages, worded from what the database says at that moment. */
export function createMessenger({ world, client }: { world: World; client: WebClient }): Messenger {
  const on = { world, client, privacy: createPrivacy(client, world.clock) };
  return {
    post: async (team, recipient, ref) => {
      // Slack would still take a message to a guest, with a candidate in it.
      const person = await findPerson(world.db, team, recipient);
      if (person?.isOutside) return { kind: 'refused', because: 'not_a_member' };
      const view = await render(on, team, recipient, ref);
      if (!view || view.moot) return { kind: 'moot' };
      const outcome = await withOrWithoutCharts(view, shown =>
        outcomeOf(() => client.chat.postMessage({ channel: recipient, ...contentOf(shown) })),
      );
      if (outcome.kind !== 'ok') return outcome;
      const { channel = recipient, ts = '' } = outcome.value;
      return { kind: 'ok', value: { channel, ts, contentHash: hashOf(view) } };
    },
    refresh: async (team, recipient, ref, at) => {
      const view = await render(on, team, recipient, ref);
      if (!view || hashOf(view) === at.contentHash) return { kind: 'ok', value: at };
      return update(client, view, at);
    },
    publishHome: createHomes(on),
  };
}

/**
 * Each Home names what it replaces, so that one that was slow on its way does not take the place of a newer one. Where
 * something else stands there, what we knew is forgotten, and the Home is read and sent anew.
 */
function createHomes({ world, client }: Pick<On, 'world' | 'client'>): Messenger['publishHome'] {
  const hashes = new Map<PersonId, string>();
  const publish = async (team: string, person: PersonId): Promise<Outcome<undefined>> => {
    const view = await readHome(world, team, person);
    const hash = hashes.get(person);
    const request = { user_id: person, view, ...(hash ? { hash } : {}) };
    const outcome = await outcomeOf(() => client.views.publish(request));
    if (outcome.kind === 'conflict' && hashes.delete(person)) return publish(team, person);
    if (outcome.kind !== 'ok') return outcome;
    if (outcome.value.view?.hash) hashes.set(person, outcome.value.view.hash);
    return { kind: 'ok', value: undefined };
  };
  return publish;
}

async function render(
  { world, privacy }: On,
  team: string,
  to: string,
  { notice, ids }: NoticeRef,
): Promise<MessageView | undefined> {
  const kind = notices.find(n => n.id === notice);
  if (!kind) throw new Error(`There is no notice ${notice}`);
  const person = await findPerson(world.db, team, to);
  const workspace = await findWorkspace(world.db, team);
  const zone = person?.zone ?? workspace?.zone ?? 'UTC';
  return kind.render({ world, team, to, zone, discreet: await privacy.isPublic(to) }, ids);
}

/** Charts come to one workspace after the other; where they are refused, the table beside them says the same. */
async function withOrWithoutCharts<T>(
  view: MessageView,
  send: (shown: MessageView) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const outcome = await send(view);
  const isRefused = outcome.kind === 'refused' && outcome.because === 'invalid_blocks';
  if (!isRefused || !hasCharts(view.blocks)) return outcome;
  return send({ ...view, blocks: withoutCharts(view.blocks) });
}

/** Always both: an update with text alone would take the blocks away. */
function contentOf({ text, blocks }: MessageView) {
  return { text, blocks, unfurl_links: false, unfurl_media: false };
}

async function update(client: WebClient, view: MessageView, at: Posted): Promise<Outcome<Posted>> {
  const { channel, ts } = at;
  const outcome = await withOrWithoutCharts(view, ({ text, blocks }) =>
    outcomeOf(() => client.chat.update({ channel, ts, text, blocks })),
  );
  return outcome.kind === 'ok' ? { kind: 'ok', value: { ...at, contentHash: hashOf(view) } } : outcome;
}

function hashOf({ text, blocks }: MessageView): string {
  return createHash('sha256')
    .update(JSON.stringify([text, blocks]))
    .digest('base64url');
}
