import type { App } from '@slack/bolt';
import type { Route } from './route.ts';
import { routeButtons } from './routes/buttons.ts';
import { routeCommands } from './routes/commands.ts';
import { routeForms } from './routes/forms.ts';
import { routeSearches } from './routes/searches.ts';
import { routeShortcuts } from './routes/shortcuts.ts';

/** One listener a kind of payload, and one list of ids behind it: two that match would both answer. */
export function routeTo(app: App, route: Route): void {
  routeCommands(app, route);
  routeShortcuts(app, route);
  routeButtons(app, route);
  routeForms(app, route);
  routeSearches(app, route);
}
