import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Outcome } from '../../core/ports.ts';

const GONE = new Set(['message_not_found', 'view_not_found', 'not_found']);
const CONFLICT = new Set(['hash_conflict', 'edit_window_closed', 'cant_update_message']);
const PASSING = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);

/** Nothing gets through until somebody installs the app again: what waits must not be thrown away for it. */
const LOCKED_OUT = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
]);

/** What the SDK gives for an error where something else answered, a proxy's page of maintenance, is that whole page. */
const CODE = /^[a-z0-9_]{1,100}$/;

/** Runs a call of the Slack SDK and puts its error into the terms of the ports. */
export async function outcomeOf<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'ok', value: await call() };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return failure;
  }
}

/** Undefined for what does not come from Slack or the way there. */
export function failureOf(error: unknown): Exclude<Outcome<never>, { kind: 'ok' }> | undefined {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'unavailable', because: 'ratelimited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof WebAPIPlatformError) {
    const because = error.data.error;
    if (!CODE.test(because)) return { kind: 'unavailable', because: 'not the answer of Slack' };
    if (GONE.has(because)) return { kind: 'gone' };
    if (CONFLICT.has(because)) return { kind: 'conflict' };
    if (LOCKED_OUT.has(because)) return { kind: 'refused', because, wholly: true };
    return { kind: PASSING.has(because) ? 'unavailable' : 'refused', because };
  }
  if (error instanceof WebAPIHTTPError) return { kind: 'unavailable', because: `http ${error.statusCode}` };
  if (error instanceof WebAPIRequestError) return { kind: 'unavailable', because: 'network' };
  return undefined;
}
