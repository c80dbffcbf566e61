import { createHmac } from 'node:crypto';
import { parsed } from './json.ts';
import type { Json } from './json.ts';
import type { Workspace } from './workspace.ts';

/** Requests to the app, signed as Slack signs them and given up after three seconds. */

const ACK_LIMIT_MS = 3000;

export type Delivery =
  | { kind: 'answered'; body: unknown; ms: number }
  | {
      kind: 'failed';
      error: 'operation_timeout' | 'dispatch_failed' | 'http_service_error';
      why: string;
      ms: number;
    };

export type Parcel = { form: Record<string, string> } | { json: Json; headers?: Record<string, string> };

export async function deliver({ options }: Workspace, parcel: Parcel): Promise<Delivery> {
  const body = 'form' in parcel ? new URLSearchParams(parcel.form).toString() : JSON.stringify(parcel.json);
  const appUrl = typeof options.appUrl === 'string' ? options.appUrl : options.appUrl();
  const limit = options.ackLimitMs ?? ACK_LIMIT_MS;
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  try {
    const response = await fetch(`${appUrl.replace(/\/$/, '')}/slack/events`, {
      method: 'POST',
      headers: { ...signed(options.signingSecret, body), ...typeOf(parcel) },
      body,
      signal: AbortSignal.timeout(limit),
    });
    const text = await response.text();
    if (response.ok) return { kind: 'answered', body: parsed(text) ?? text, ms: took() };
    const why = `The app answered with HTTP ${response.status}${text === '' ? '' : `: ${text.slice(0, 200)}`}`;
    return { kind: 'failed', error: 'http_service_error', why, ms: took() };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      const why = `The app did not answer within ${limit / 1000} seconds`;
      return { kind: 'failed', error: 'operation_timeout', why, ms: took() };
    }
    const why = `The app could not be reached at ${appUrl}`;
    return { kind: 'failed', error: 'dispatch_failed', why, ms: took() };
  }
}

/** The real clock, whatever the sandbox shows: the app rejects what is older than five minutes. */
function signed(secret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}

/** Bolt answers 400 to a form whose content type names a charset, and Slack sends none. */
function typeOf(parcel: Parcel): Record<string, string> {
  return 'form' in parcel
    ? { 'content-type': 'application/x-www-form-urlencoded' }
    : { 'content-type': 'application/json', ...parcel.headers };
}
