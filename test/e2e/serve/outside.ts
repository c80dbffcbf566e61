import { createHmac } from 'node:crypto';
import type { RecordingProxy, ShownView } from './recording-proxy.ts';

type Json = Record<string, unknown>;
type Answer = { status: number; body: string; ms: number };

type OutsideOptions = {
  url: string;
  secret: string;
  emulate: string;
  token: string;
  proxy: RecordingProxy;
  team: string;
};

/** Slack as seen from the app: signed requests from outside, and nothing else. */
export class Outside {
  readonly #options: OutsideOptions;
  /** How far ahead the served process's clock is. */
  aheadMs = 0;
  readonly answers: Answer[] = [];

  constructor(options: OutsideOptions) {
    this.#options = options;
  }

  async slash(user: string, text: string): Promise<Answer> {
    return this.#form({
      command: '/hire',
      text,
      team_id: this.#options.team,
      user_id: user,
      channel_id: 'C000000001',
      trigger_id: await this.#trigger(user),
      response_url: `${this.#options.proxy.url}/response`,
    });
  }

  /** Presses the first button that says so, in a message or in the latest view. */
  async press(
    user: string,
    label: string,
    place: { blocks: Json[]; channel?: string; ts?: string } | ShownView,
  ): Promise<Answer> {
    const view = 'view' in place ? place : undefined;
    const action = findAction('view' in place ? (place.view['blocks'] as Json[]) : place.blocks, label);
    return this.#payload({
      type: 'block_actions',
      ...(await this.#who(user, view?.id)),
      actions: [{ ...action, action_ts: '1' }],
      response_url: `${this.#options.proxy.url}/response`,
      ...(view
        ? { view: { ...view.view, id: view.id, hash: view.hash, type: 'modal', state: { values: {} } } }
        : {}),
      ...('channel' in place ? { channel: { id: place.channel }, message: { ts: place.ts } } : {}),
    });
  }

  async submit(user: string, { id, hash, view }: ShownView, values: Record<string, Json>): Promise<Answer> {
    const state = Object.fromEntries(Object.entries(values).map(([block, value]) => [block, { value }]));
    return this.#payload({
      type: 'view_submission',
      ...(await this.#who(user, id)),
      view: { ...view, id, hash, state: { values: state } },
    });
  }

  async raw(body: string, headers: Record<string, string>): Promise<Answer> {
    const began = performance.now();
    const response = await fetch(this.#options.url, { method: 'POST', headers, body });
    const answer = { status: response.status, body: await response.text(), ms: performance.now() - began };
    this.answers.push(answer);
    return answer;
  }

  signed(body: string, secret = this.#options.secret, seconds = this.#seconds()): Record<string, string> {
    const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
    return {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': `v0=${signature}`,
    };
  }

  #seconds(): number {
    return Math.floor((Date.now() + this.aheadMs) / 1000);
  }

  async #who(user: string, view?: string): Promise<Json> {
    return {
      team: { id: this.#options.team },
      user: { id: user },
      trigger_id: await this.#trigger(user, view),
      api_app_id: 'A1',
    };
  }

  /** A trigger that comes out of a modal opens the next one on top of it. */
  async #trigger(user: string, view?: string): Promise<string> {
    const { emulate, token } = this.#options;
    const response = await fetch(`${emulate}/api/views.generateTriggerId`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ user_id: user, ...(view ? { view_id: view } : {}) }),
    });
    return ((await response.json()) as { trigger_id: string }).trigger_id;
  }

  #form(fields: Record<string, string>): Promise<Answer> {
    const body = new URLSearchParams(fields).toString();
    return this.raw(body, this.signed(body));
  }

  #payload(payload: Json): Promise<Answer> {
    return this.#form({ payload: JSON.stringify(payload) });
  }
}

type Element = { text?: { text?: string }; accessibility_label?: string; action_id?: string; type?: string };

function findAction(blocks: readonly Json[], label: string): Json {
  for (const block of blocks) {
    const elements = [
      ...((block['elements'] ?? []) as Element[]),
      ...(block['accessory'] ? [block['accessory'] as Element] : []),
    ];
    const found = elements.find(e => e.text?.text === label || e.accessibility_label === label);
    if (found) return { ...found, type: 'button', block_id: 'b' };
  }
  throw new Error(`No button says "${label}"`);
}
