import { createHmac } from 'node:crypto';
import { SECRET } from '../company/start.ts';
import { GENERAL, RAE } from '../company/cast.ts';
import { TEAM } from '../../world.ts';

/** Requests as Slack sends them, from outside and signed by hand: also the ones that Slack would never send. */

export type Sent = { status: number; body: string; ms: number };
export type Parcel = {
  body: string;
  type?: string;
  secret?: string;
  /** Seconds from now. */
  skew?: number;
  headers?: Readonly<Record<string, string | undefined>>;
  path?: string;
};

export async function send(url: string, parcel: Parcel): Promise<Sent> {
  const { body, type = FORM, secret = SECRET, skew = 0, path = '/slack/events' } = parcel;
  const timestamp = String(Math.floor(Date.now() / 1000) + skew);
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
    ...parcel.headers,
  };
  const given = Object.entries(headers).flatMap(([k, v]) => (v === undefined ? [] : [[k, v] as const]));
  const started = performance.now();
  const response = await fetch(`${url}${path}`, { method: 'POST', headers: given.map(h => [...h]), body });
  return { status: response.status, body: await response.text(), ms: performance.now() - started };
}

const FORM = 'application/x-www-form-urlencoded';

let triggers = 0;
const trigger = () => `1.2.${(triggers += 1)}`;

export function command(text: string, more: Readonly<Record<string, string>> = {}): Parcel {
  const form = {
    command: '/hire',
    text,
    team_id: TEAM,
    user_id: RAE,
    channel_id: GENERAL,
    trigger_id: trigger(),
    ...more,
  };
  return { body: new URLSearchParams(form).toString() };
}

/** Anything that comes as JSON in a form: presses, forms, shortcuts, searches. */
export function payload(type: string, more: Readonly<Record<string, unknown>>): Parcel {
  const whole = { type, team: { id: TEAM }, user: { id: RAE }, trigger_id: trigger(), ...more };
  return { body: new URLSearchParams({ payload: JSON.stringify(whole) }).toString() };
}

export function event(given: Readonly<Record<string, unknown>>, id = `Ev${trigger()}`): Parcel {
  const whole = {
    type: 'event_callback',
    team_id: TEAM,
    event_id: id,
    event_time: 1,
    authorizations: [{ team_id: TEAM, user_id: 'U0HIRELOOP1', is_bot: true }],
    event: given,
  };
  return { body: JSON.stringify(whole), type: 'application/json' };
}

export function press(action: Readonly<Record<string, unknown>>, more: object = {}): Parcel {
  const one = { type: 'button', block_id: 'b', action_ts: '1', ...action };
  return payload('block_actions', { actions: [one], channel: { id: GENERAL }, ...more });
}

type View = {
  callback_id: string;
  blocks?: unknown[];
  values?: Readonly<Record<string, unknown>>;
  private_metadata?: string;
};

export function submission({ callback_id, blocks = [], values = {}, private_metadata = '' }: View): Parcel {
  const view = {
    id: 'V1',
    hash: 'h1',
    type: 'modal',
    callback_id,
    blocks,
    private_metadata,
    title: { type: 'plain_text', text: 'A form' },
    state: { values },
  };
  return payload('view_submission', { view });
}
