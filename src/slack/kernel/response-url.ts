import { request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import type { KnownBlock } from '@slack/types';

const TIMEOUT_MS = 5000;
const SLACK = 'https://hooks.slack.com';

/**
 * Answers privately where something was asked. False where the URL is not Slack's, has expired (30 minutes, five
 * posts) or does not answer: the caller then writes a direct message.
 */
export async function postResponse(
  url: string,
  apiUrl: string | undefined,
  message: { text: string; blocks: KnownBlock[] },
): Promise<boolean> {
  const to = URL.parse(url);
  if (!to || !isSlack(to.origin, apiUrl)) return false;
  const body = JSON.stringify({ ...message, response_type: 'ephemeral', replace_original: false });
  return post(to, Buffer.from(body)).catch(() => false);
}

/** The URL comes in a signed request, and still is not followed anywhere but to the Slack that we talk to. */
function isSlack(origin: string, apiUrl: string | undefined): boolean {
  return [SLACK, apiUrl && URL.parse(apiUrl)?.origin].includes(origin);
}

/**
 * Not `fetch`, whose streams and signals cost more than everything else that an answer takes.
 * @returns Whether it was taken. A redirection is not followed.
 */
function post(to: URL, body: Buffer): Promise<boolean> {
  const options: RequestOptions = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length },
  };
  return new Promise((resolve, reject) => {
    const request = (to.protocol === 'https:' ? secure : plain)(to, options, response => {
      const { statusCode = 0 } = response;
      // A word, which nobody needs. Left unread it would hold the connection; cut off, it would close it.
      response.resume().on('error', reject);
      response.on('end', () => resolve(statusCode >= 200 && statusCode < 300));
    });
    const patience = setTimeout(() => request.destroy(new Error('No answer in time')), TIMEOUT_MS);
    request.on('close', () => clearTimeout(patience)).on('error', reject);
    request.end(body);
  });
}
