import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { UserError } from '../../core/user-error.ts';
import { outcomeOf } from './outcome.ts';

/** Who we are in the workspace that the bot token belongs to. */
export type Identity = {
  team: string;
  teamName: string;
  botId: string;
  botUserId: string;
  /** The app that the token belongs to; undefined where Slack does not tell. */
  app: string | undefined;
  scopes: string[];
};

/** @throws UserError where Slack refuses the token or cannot be reached. */
export async function identify(client: WebClient): Promise<Identity> {
  try {
    const me = await client.auth.test();
    return {
      team: me.team_id ?? '',
      teamName: me.team ?? 'this workspace',
      botId: me.bot_id ?? '',
      botUserId: me.user_id ?? '',
      app: me.app_id ?? (await appOf(client, me.bot_id)),
      scopes: me.response_metadata?.scopes ?? [],
    };
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw unreachable(error);
    throw new UserError(
      `Slack refuses SLACK_BOT_TOKEN (${error.data.error}).`,
      'Copy the Bot User OAuth Token (xoxb-…) again from your app at https://api.slack.com/apps → OAuth & Permissions.',
      { cause: error },
    );
  }
}

/** https://docs.slack.dev/reference/methods/bots.info; without the scope for it, requests are known by their signature alone. */
async function appOf(client: WebClient, bot: string | undefined): Promise<string | undefined> {
  if (!bot) return undefined;
  const told = await outcomeOf(() => client.bots.info({ bot }));
  return told.kind === 'ok' ? told.value.bot?.app_id : undefined;
}

const unreachable = (cause: unknown) =>
  new UserError(
    'Slack does not answer.',
    'Check that this machine reaches https://slack.com, and start again.',
    { cause },
  );
