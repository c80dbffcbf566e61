import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { Clock, Log } from '../../core/ports.ts';
import { quietLogger } from './clients.ts';
import { DELIVERY } from './middleware.ts';

export const SLACK_PATH = '/slack/events';
/** As Slack signs: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const SKEW_SECONDS = 300;
/** The only form that Slack sends. Bolt looks at what stands between the first two `=` and lets anything follow. */
const SIGNATURE = /^v0=[0-9a-f]{64}$/;

export type Receiver = HTTPReceiver;

/** Built here and not by `App`, which drops most of these options. */
export function createReceiver(signingSecret: string, log: Log): Receiver {
  return new HTTPReceiver({
    signingSecret,
    endpoints: SLACK_PATH,
    logger: quietLogger(log),
    customPropertiesExtractor: ({ headers }) => ({ [DELIVERY]: deliveryOf(headers) }),
    processEventErrorHandler: async ({ error, response }) => {
      log.error('a request could not be processed', error);
      if (!response.headersSent) response.writeHead(500).end();
      return true;
    },
    unhandledRequestHandler: ({ response }) => {
      if (!response.headersSent) response.writeHead(200).end();
    },
  });
}

/** The same for a repeated request. Its time comes first: what is remembered one after the other then lies side by side. */
const deliveryOf = (headers: IncomingHttpHeaders): string =>
  `${String(headers['x-slack-request-timestamp'])} ${String(headers['x-slack-signature'])}`;

/**
 * What Bolt leaves open: a timestamp in the future (it checks the past only, so a captured request could be kept for
 * later), a signature with something behind it (a repeated request is known by its signature, and would look like a new
 * one), and a charset after the content type, which proxies add and Bolt answers with 400.
 * @param wall The real clock, never a clock that was moved.
 */
export function guardListener(receiver: Receiver, wall: Clock): RequestListener {
  return (request: IncomingMessage, response: ServerResponse) => {
    const sent = Number(request.headers['x-slack-request-timestamp']);
    const ahead = sent - wall.now().epochMilliseconds / 1000;
    const signature = request.headers['x-slack-signature'];
    // Without any, Bolt decides: Slack does not sign its checks of certificates.
    if (ahead > SKEW_SECONDS || (signature !== undefined && !SIGNATURE.test(String(signature)))) {
      response.writeHead(401).end();
      return;
    }
    if (request.method !== 'POST' || request.url?.split('?')[0] !== SLACK_PATH) {
      response.writeHead(404).end();
      return;
    }
    const type = request.headers['content-type'];
    if (type) request.headers['content-type'] = type.split(';')[0]?.trim();
    receiver.requestListener(request, response);
  };
}
