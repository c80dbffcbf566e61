import { type FetchFunction, type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../core/ports.ts';

/** A person waits: Slack gives up on them after 3 s. */
const INTERACTIVE_TIMEOUT_MS = 2500;
const BACKGROUND_TIMEOUT_MS = 10_000;

export type Clients = {
  /** Opens and updates what somebody looks at. */
  interactive: WebClient;
  /** Posts messages for the ledger of effects, which owns the retries. */
  background: WebClient;
};

/**
 * Two clients, since a rate limit holds up all calls of the client that met it. Neither retries by itself: the SDK
 * would post a message again whose answer was lost.
 */
export function createClients(token: string, apiUrl: string | undefined, log: Log): Clients {
  const options: WebClientOptions = {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: quietLogger(log),
    fetch: readWholly,
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
  };
  return {
    interactive: new WebClient(token, { ...options, timeout: INTERACTIVE_TIMEOUT_MS }),
    background: new WebClient(token, { ...options, timeout: BACKGROUND_TIMEOUT_MS }),
  };
}

/**
 * Takes in the whole answer where the SDK expects its head. The SDK reads the rest where it knows no network any more: an
 * answer that stops in the middle would look like a fault of ours.
 */
const readWholly: FetchFunction = async (url, request) => {
  const answer = await fetch(url, request);
  const { status, statusText, headers } = answer;
  return new Response((await answer.text()) || null, { status, statusText, headers });
};

/** The SDK logs whole messages at debug level: candidates' names and scores. What it says is not passed on at all. */
export function quietLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: () => log.warn('slack sdk warned'),
    error: () => log.warn('slack sdk reported an error'),
    setLevel: () => {},
    getLevel: () => LogLevel.ERROR,
    setName: () => {},
  };
}
