import type { Method } from './call.ts';
import { CHAT } from './chat.ts';
import { CONVERSATIONS } from './conversations.ts';
import { REST } from './rest.ts';
import { USERS } from './users.ts';
import { VIEWS } from './views.ts';

/** Every Web API method that the local Slack knows. */
export const METHODS: Readonly<Record<string, Method>> = {
  ...REST,
  ...CHAT,
  ...CONVERSATIONS,
  ...USERS,
  ...VIEWS,
};

/** What a bot may have where the options name no scopes. */
export const ALL_SCOPES: readonly string[] = [
  'commands',
  ...new Set(Object.values(METHODS).flatMap(({ scopes }) => scopes)),
];
