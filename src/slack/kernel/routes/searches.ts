import type { App } from '@slack/bolt';
import { type Choice, option } from '../../blocks/inputs.ts';
import type { SearchKind } from '../kinds.ts';
import type { Route } from '../route.ts';

/** Slack takes as many options in an answer. */
const OPTIONS = 100;

export function routeSearches(app: App, route: Route): void {
  app.options(/./, async ({ body, ack }) => {
    const found = route.conversations.interactions.find(
      (i): i is SearchKind => i.kind === 'search' && i.id === body.action_id,
    );
    const on = { world: route.world, team: body.team?.id ?? '', person: body.user.id };
    const choices: Choice[] = found ? await found.find(on, body.value) : [];
    await ack({ options: choices.slice(0, OPTIONS).map(option) });
  });
}
