import { isRefused, validateMessage, validateView } from '../../../slack/block-kit/validate.ts';
import { APP_ID, BOT_ID, BOT_USER, TEAM_ID } from '../ids.ts';
import type { Json } from '../json.ts';
import { domainOf } from '../upstream.ts';
import type { Workspace } from '../workspace.ts';
import { failure } from './call.ts';
import type { Call, Method } from './call.ts';

const pass: Method['run'] = ({ method, token, args }, { upstream }) => upstream.call(method, token, args);
const passed = (...scopes: string[]): Method => ({ scopes, run: pass });

/** auth.test, blocks.validate, and what the emulator does well enough alone. */
export const REST: Record<string, Method> = {
  'auth.test': { scopes: [], run: authTest },
  'api.test': { scopes: [], run: ({ args }) => ({ ok: true, args }) },
  'blocks.validate': { scopes: [], run: validate },
  'team.info': passed('team:read'),
  'bots.info': { scopes: ['users:read'], run: botInfo },
  'chat.getPermalink': { scopes: [], run: pass },
  'chat.deleteScheduledMessage': passed('chat:write'),
  'chat.scheduledMessages.list': { scopes: [], run: pass },
  'reactions.add': passed('reactions:write'),
  'reactions.remove': passed('reactions:write'),
  'reactions.get': passed('reactions:read'),
  'pins.add': passed('pins:write'),
  'pins.list': passed('pins:read'),
  'pins.remove': passed('pins:write'),
  'bookmarks.add': passed('bookmarks:write'),
  'bookmarks.edit': passed('bookmarks:write'),
  'bookmarks.list': passed('bookmarks:read'),
  'bookmarks.remove': passed('bookmarks:write'),
};

/** The emulator does not say which app a bot belongs to. */
async function botInfo(call: Call, workspace: Workspace): Promise<Json> {
  const told = await pass(call, workspace);
  return told['ok'] === true ? { ...told, bot: { ...(told['bot'] as Json), app_id: APP_ID } } : told;
}

function authTest({ caller }: Call, { directory, teamName }: Workspace): Json {
  return {
    ok: true,
    url: `https://${domainOf(teamName)}.slack.com/`,
    team: teamName,
    user: directory.person(caller)?.name,
    team_id: TEAM_ID,
    user_id: caller,
    ...(caller === BOT_USER ? { bot_id: BOT_ID, app_id: APP_ID } : {}),
    is_enterprise_install: false,
  };
}

/** Like Slack's own, it does not mind a missing top-level text. */
function validate({ args }: Call): Json {
  const given = ['blocks', 'message', 'view'].filter(key => args[key] !== undefined);
  const [what] = given;
  if (given.length !== 1 || what === undefined) return failure('invalid_arguments');
  const found =
    what === 'view'
      ? validateView(args['view'])
      : validateMessage(
          what === 'message' ? args['message'] : { text: 'blocks only', blocks: args['blocks'] },
        );
  const errors = found.filter(isRefused);
  return errors.length === 0 ? { ok: true } : { ok: false, error: `invalid_${what}`, errors };
}
