import type { App } from '@slack/bolt';
import type { Route } from '../route.ts';
import { runVerb } from './commands.ts';

/** A shortcut's id is the verb it stands for. */
export function routeShortcuts(app: App, route: Route): void {
  app.shortcut(/./, async ({ body, ack }) => {
    await ack();
    const asked = {
      team: body.team?.id ?? '',
      person: body.user.id,
      channel: 'channel' in body ? body.channel.id : undefined,
      triggerId: body.trigger_id,
      responseUrl: 'response_url' in body ? body.response_url : undefined,
      view: undefined,
    };
    await route.turns(() => runVerb(route, body.callback_id, asked));
  });
}
