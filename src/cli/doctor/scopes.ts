import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Check, type Finding, fix, ok, unknown, warn } from './check.ts';

const MANIFEST = resolve(import.meta.dirname, '../../../manifest.yml');

const manifestSchema = z.object({
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
});

export const scopesCheck: Check = {
  title: 'Slack scopes',
  async run({ slack }) {
    const answer = await slack();
    if (answer?.kind !== 'ok') return unknown('What the app may do', 'Slack');
    const { bot, bot_optional } = manifestSchema.parse(parse(readFileSync(MANIFEST, 'utf8'))).oauth_config
      .scopes;
    const lacks = (scope: string) => !answer.scopes.includes(scope);
    const missing = bot.filter(lacks).map(scope => missingScope(scope, bot_optional.includes(scope)));
    const superfluous = answer.scopes.filter(scope => !bot.includes(scope)).map(superfluousScope);
    const granted = bot.length - missing.length;
    return [
      ...(granted > 0 ? [ok(`${granted} of ${bot.length} are granted.`)] : []),
      ...missing,
      ...superfluous,
    ];
  },
};

const PAGE = 'https://api.slack.com/apps → your app → OAuth & Permissions → Scopes → Bot Token Scopes';

function missingScope(scope: string, isOptional: boolean): Finding {
  const todo = `Open ${PAGE} → Add an OAuth Scope → ${scope}, then press "Reinstall to Workspace" at the top.`;
  if (!isOptional) return fix(`The scope ${scope} is missing.`, todo);
  return warn(`The optional scope ${scope} is not granted: channels count as public.`, todo);
}

function superfluousScope(scope: string): Finding {
  const todo = `Remove it: ${PAGE} → the bin beside ${scope}.`;
  return warn(`The app has the scope ${scope}, which Hireloop does not use.`, todo);
}
