import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../core/ports.ts';
import { openHome } from '../operations/open-home.ts';
import { rememberPeople } from '../operations/settle-in.ts';
import type { World } from '../operations/world.ts';
import { toPerson } from './directory.ts';
import { findOrMeet } from './first-contact.ts';

type On = { world: World; team: string; client: WebClient; log: Log };

/** What Slack tells us of by itself. Acknowledged before it gets here, so whatever matters is written down at once. */
export function routeEvents(app: App, on: On): void {
  const { world, team } = on;
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    await findOrMeet(on, team, event.user);
    await openHome(world, { team, person: event.user });
  });
  for (const type of ['user_change', 'team_join'] as const) {
    app.event(type, async ({ event }) => {
      const person = toPerson(team, event.user);
      if (person) await rememberPeople(world, [person]);
    });
  }
}
