import { setTimeout as after } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Log } from '../../core/ports.ts';
import { UserError } from '../../core/user-error.ts';
import { quietLogger } from './clients.ts';
import { DELIVERY } from './middleware.ts';

/**
 * Socket Mode: Slack's requests arrive over a connection that we open, for a trial behind a firewall. Requests are not
 * signed, and none is repeated whose answer was lost with its connection: production takes HTTP.
 */

export type SocketReceiver = SocketModeReceiver;

export type Socket = {
  /** @throws UserError where Slack refuses the token. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

const TIMEOUT_MS = 10_000;
const FIRST_MS = 1000;
/** Connections may be opened about once a minute for long: https://docs.slack.dev/reference/methods/apps.connections.open */
const LONGEST_MS = 60_000;

export function createSocketReceiver(appToken: string, apiUrl: string | undefined, log: Log): SocketReceiver {
  return new SocketModeReceiver({
    appToken,
    logger: quietLogger(log),
    // The SDK's own reconnecting rejects a promise that nobody holds when Slack refuses, which ends the process.
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: TIMEOUT_MS,
        ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
      },
    },
    customPropertiesExtractor: args => ({ [DELIVERY]: (args as { envelope_id?: string }).envelope_id }),
    processEventErrorHandler: async ({ error }) => {
      log.error('a request could not be processed', error);
      return false;
    },
  });
}

/** Keeps the connection: opens it again at once when Slack ends it, and with growing patience where that fails. */
export function keepConnected({ client }: SocketReceiver, log: Log): Socket {
  const stopping = new AbortController();
  let opening: Promise<void> | undefined;
  const reconnect = () => {
    // An attempt that fails says "disconnected" too; it tries again by itself.
    opening ??= connect(client, log, stopping.signal).finally(() => (opening = undefined));
  };
  const outlive = (error: unknown) => log.error('a promise was rejected that nobody waited for', error);
  return {
    async start() {
      try {
        await client.start();
      } catch (error) {
        throw refusedToken(error) ?? error;
      }
      process.on('unhandledRejection', outlive);
      client.on('disconnected', reconnect);
    },
    async stop() {
      stopping.abort();
      client.off('disconnected', reconnect);
      await client.disconnect();
      process.off('unhandledRejection', outlive);
    },
  };
}

async function connect(client: SocketReceiver['client'], log: Log, stopping: AbortSignal): Promise<void> {
  for (let failures = 0; !stopping.aborted; failures += 1) {
    try {
      await client.start();
      log.info('connected to Slack again', { attempts: failures + 1 });
      return;
    } catch (error) {
      log.error('the connection to Slack could not be opened', error, { attempts: failures + 1 });
      const asked = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : 0;
      const pause = Math.max(asked, Math.min(LONGEST_MS, FIRST_MS * 2 ** failures));
      await after(pause, undefined, { signal: stopping, ref: false }).catch(() => undefined);
    }
  }
}

function refusedToken(error: unknown): UserError | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined;
  return new UserError(
    `Slack refuses SLACK_APP_TOKEN (${error.data.error}).`,
    'Copy an app-level token (xapp-…) with the scope connections:write from https://api.slack.com/apps → Basic Information, and turn on Socket Mode.',
    { cause: error },
  );
}
