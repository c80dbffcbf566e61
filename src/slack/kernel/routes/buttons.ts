import type { App } from '@slack/bolt';
import { UserError } from '../../../core/user-error.ts';
import { readForm } from '../../blocks/form.ts';
import type { Call } from '../call.ts';
import { readIds } from '../ids.ts';
import type { ButtonKind } from '../kinds.ts';
import { answer, type Route } from '../route.ts';

export function routeButtons(app: App, route: Route): void {
  app.action(/./, async ({ body, action, ack }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const { view } = body;
    const found = findButton(route, 'action_id' in action ? action.action_id : '');
    // Selects and links inside forms are read when the form is submitted.
    if (!found && action.type !== 'button') return;
    const asked = {
      team: body.team?.id ?? '',
      person: body.user.id,
      channel: body.channel?.id,
      triggerId: body.trigger_id,
      responseUrl: body.response_url,
      view: view?.type === 'modal' ? { id: view.id, hash: view.hash } : undefined,
    };
    const press = async (call: Call) => {
      const block = 'block_id' in action ? action.block_id : undefined;
      const inForm = view?.blocks.some(b => b.type === 'input' && b.block_id === block);
      const carried = inForm ? view?.private_metadata : carriedBy(action, view?.private_metadata);
      const ids = found && readIds(found, found.keys.length > 0 ? carried : undefined);
      if (!found || !ids) throw outdated();
      await found.run(call, ids, readForm(view?.state), Number('action_ts' in action ? action.action_ts : 0));
    };
    await route.turns(() => answer(route, asked, press));
  });
}

function findButton({ conversations }: Route, actionId: string): ButtonKind | undefined {
  const [id] = actionId.split(':');
  return conversations.interactions.find((i): i is ButtonKind => i.kind === 'button' && i.id === id);
}

/** A button carries its value, a menu that of the chosen option; a field of a form belongs to what the form is about. */
function carriedBy(action: object, metadata: string | undefined): string | undefined {
  const { value, selected_option } = action as { value?: string; selected_option?: { value?: string } };
  return value ?? selected_option?.value ?? metadata;
}

const outdated = () =>
  new UserError('This button is from an older version of Hireloop.', 'Find the same under /hire help.');
