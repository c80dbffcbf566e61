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
  if (!isSlackUrl(url, apiUrl)) return false;
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...message, response_type: 'ephemeral', replace_original: false }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    // A word, which nobody needs. Left unread it would hold the connection; cut off, it would close it.
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}

/** The URL comes in a signed request, and still is not followed anywhere but to the Slack that we talk to. */
function isSlackUrl(url: string, apiUrl: string | undefined): boolean {
  const origin = URL.parse(url)?.origin;
  return origin !== undefined && [SLACK, apiUrl && URL.parse(apiUrl)?.origin].includes(origin);
}
