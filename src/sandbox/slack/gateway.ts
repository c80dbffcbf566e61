import { Hono } from 'hono';
import type { Context } from 'hono';
import { BOT_USER } from './ids.ts';
import { object, parsed, string } from './json.ts';
import type { Json } from './json.ts';
import { failure } from './methods/call.ts';
import type { Call } from './methods/call.ts';
import { ALL_SCOPES, METHODS } from './methods/methods.ts';
import { tokenOf } from './upstream.ts';
import type { Workspace } from './workspace.ts';

/** `POST /api/<method>`: authentication, scopes, ordered faults, then the method. */

const JSON_ARGUMENTS = new Set(['blocks', 'attachments', 'metadata', 'view', 'message']);

export function gateway(current: () => Workspace): Hono {
  const app = new Hono();
  app.post('/api/:method', async c => {
    const workspace = current();
    const method = c.req.param('method');
    const fault = workspace.faults.next(method);
    if (fault?.kind === 'rate-limited') {
      const headers = { 'retry-after': String(fault.retryAfterSeconds) };
      return c.json(failure('ratelimited'), 429, headers);
    }
    if (fault?.kind === 'http') return new Response('', { status: fault.status });
    if (fault?.kind === 'error') return c.json(failure(fault.error));
    const answer = await answerTo(c, method, workspace);
    if (fault?.kind === 'answer-lost') throw new AnswerLost();
    c.header('x-oauth-scopes', scopesOf(workspace).join(','));
    return c.json(answer);
  });
  return app;
}

/** The server closes the connection without a word when it meets this. */
export class AnswerLost extends Error {}

async function answerTo(c: Context, method: string, workspace: Workspace): Promise<Json> {
  const token = (c.req.header('authorization') ?? '').replace(/^Bearer\s+/i, '');
  const given = await argumentsOf(c);
  const call = { method, token: token || string(given['token']), args: given };
  const caller = callerOf(call.token, workspace);
  const answer =
    caller === undefined
      ? failure(call.token === '' ? 'not_authed' : 'invalid_auth')
      : await run({ ...call, caller }, workspace);
  if (answer['ok'] !== true) noteFailure(method, answer, workspace);
  return answer;
}

export function run(call: Call, workspace: Workspace): Json | Promise<Json> {
  const method = Object.hasOwn(METHODS, call.method) ? METHODS[call.method] : undefined;
  if (!method) return failure('unknown_method', { req_method: call.method });
  const provided = scopesOf(workspace);
  const isBot = call.caller === BOT_USER;
  if (isBot && method.scopes.length > 0 && !method.scopes.some(scope => provided.includes(scope))) {
    return failure('missing_scope', { needed: method.scopes.join(','), provided: provided.join(',') });
  }
  return method.run(call, workspace);
}

function scopesOf({ options }: Workspace): readonly string[] {
  return options.scopes ?? ALL_SCOPES;
}

function callerOf(token: string, { options, directory }: Workspace): string | undefined {
  if (token === options.botToken) return BOT_USER;
  return directory.humans().find(({ id }) => token === tokenOf(id))?.id;
}

/** The SDK sends forms with JSON inside, others send JSON: the same arguments come out. */
async function argumentsOf(c: Context): Promise<Json> {
  const text = await c.req.text();
  const isJson = (c.req.header('content-type') ?? '').includes('application/json');
  const args = isJson ? object(parsed(text)) : Object.fromEntries(new URLSearchParams(text));
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      JSON_ARGUMENTS.has(key) && typeof value === 'string' ? (parsed(value) ?? value) : value,
    ]),
  );
}

/** What the validator refused is in the journal already, with more words. */
function noteFailure(method: string, answer: Json, { journal }: Workspace): void {
  const error = string(answer['error']);
  const words = FAILURES[error];
  if (words !== undefined) journal.note('refused', `${method}: ${error}`, [words]);
}

const FAILURES: Readonly<Record<string, string>> = {
  not_authed: 'The call came without a token',
  invalid_auth: 'The token is not the one of this app',
  missing_scope: 'The manifest does not ask for the scope that this method needs',
  unknown_method: 'The local Slack has no such method',
  not_in_channel: 'The app is not in this channel: somebody has to invite it first',
  channel_not_found: 'There is no such conversation, or it is private and the app is not in it',
  is_archived: 'The channel is archived',
  user_not_in_channel: 'An ephemeral message reaches only people who are in the channel',
  user_not_found: 'There is no such person',
  message_not_found: 'There is no such message (an ephemeral one cannot be changed this way)',
  cant_update_message: 'An app can change its own messages only',
  hash_conflict: 'The view was changed by somebody else since this hash was given out',
  not_found: 'The view was closed, or never was',
  push_limit_reached: 'A stack has three modals at most',
  duplicate_external_id: 'Another open view has this external_id',
};
