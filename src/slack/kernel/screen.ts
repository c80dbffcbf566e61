import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Log } from '../../core/ports.ts';
import type { Opened } from './call.ts';
import { outcomeOf } from './outcome.ts';

type On = { client: WebClient; log: Log };
type From = { triggerId: string | undefined; view: { id: string; hash: string } | undefined };

/** The modals of one person while one request is answered. */
export type Screen = {
  /** The modal that the request came from. */
  inside: Opened | undefined;
  open(view: ModalView): Promise<Opened>;
  /** The modal that this request opened or changed last: where its end is waited for. */
  current(): Opened | undefined;
};

export function createScreen(on: On, from: From): Screen {
  let current: Opened | undefined;
  const follow = (opened: Opened): Opened => ({
    show: view => {
      current = opened;
      return opened.show(view);
    },
  });
  const inside = from.view && follow(openedView(on, from.view.id, from.view.hash));
  return {
    inside,
    current: () => current,
    open: async view => (current = await openOn(on, from.triggerId ?? '', inside, view)),
  };
}

async function openOn(on: On, trigger: string, inside: Opened | undefined, view: ModalView): Promise<Opened> {
  const request = { trigger_id: trigger, view };
  try {
    const answer = inside ? await on.client.views.push(request) : await on.client.views.open(request);
    const { id, hash } = answer.view ?? {};
    if (!id) throw new Error('Slack opened a view without an id');
    return openedView(on, id, hash);
  } catch (error) {
    // Three modals is the highest stack: the topmost one then makes room.
    if (!inside || !isFull(error)) throw error;
    await inside.show(view);
    return inside;
  }
}

function isFull(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === 'push_limit_reached';
}

/**
 * Each update carries the hash of what it replaces, so that two of them cannot overtake each other.
 * @param hash Undefined where Slack does not tell it: after a view was replaced by the answer to its submission.
 */
export function openedView({ client, log }: On, id: string, hash: string | undefined): Opened {
  let latest = hash;
  return {
    show: async view => {
      const update = { view_id: id, view, ...(latest ? { hash: latest } : {}) };
      const outcome = await outcomeOf(() => client.views.update(update));
      if (outcome.kind === 'ok') latest = outcome.value.view?.hash;
      else if (outcome.kind !== 'gone') log.warn('a view could not be updated', { outcome: outcome.kind });
      // What overtook this update is newer than it.
      return outcome.kind === 'ok' || outcome.kind === 'conflict';
    },
  };
}
