import { Deliveries, isCallable } from '../deliveries.ts';
import type { Request, Response } from '../json-server.ts';

type Subscription = {
  id: string;
  changeType: string;
  notificationUrl: string;
  lifecycleNotificationUrl?: string;
  resource: string;
  expirationDateTime: string;
  clientState?: string;
};

type Lifecycle = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

const LONGEST_MS = 10_080 * 60_000;

/** Subscriptions as Graph has them: nobody is called who did not answer first, and none lasts longer than a week. */
export class Subscriptions {
  readonly deliveries = new Deliveries();
  readonly #clock: { now(): number };
  readonly #standing = new Map<string, Subscription>();
  #last = 0;

  constructor(clock: { now(): number }) {
    this.#clock = clock;
  }

  get ids(): string[] {
    return [...this.#standing.keys()];
  }

  clear(): void {
    this.#standing.clear();
  }

  async start({ text }: Request): Promise<Response> {
    const asked = JSON.parse(text) as Subscription;
    const left = Date.parse(asked.expirationDateTime) - this.#clock.now();
    if (!(left > 0 && left <= LONGEST_MS) || (asked.clientState ?? '').length > 128)
      return failure(400, 'InvalidRequest');
    if (!/^users\/[^/]+\/events$/.test(asked.resource)) return failure(400, 'InvalidRequest');
    for (const url of [asked.notificationUrl, asked.lifecycleNotificationUrl])
      if (url !== undefined && !(await answers(url))) return failure(400, 'ValidationError');
    const subscription = { ...asked, id: `subscription-${(this.#last += 1)}` };
    this.#standing.set(subscription.id, subscription);
    return { status: 201, body: subscription };
  }

  stop(id: string): Response {
    return this.#standing.delete(id) ? { status: 204 } : failure(404, 'ResourceNotFound');
  }

  /** Something in a mailbox changed. */
  tell(user: string): void {
    for (const one of this.#of(user)) this.#send(one.notificationUrl, one, { changeType: 'updated' });
  }

  /** Graph has something to say of the subscriptions themselves. */
  tellLife(user: string, lifecycleEvent: Lifecycle): void {
    for (const one of this.#of(user)) {
      if (one.lifecycleNotificationUrl) this.#send(one.lifecycleNotificationUrl, one, { lifecycleEvent });
      if (lifecycleEvent === 'subscriptionRemoved') this.#standing.delete(one.id);
    }
  }

  #of(user: string): Subscription[] {
    return [...this.#standing.values()].filter(
      s =>
        decodeURIComponent(s.resource).split('/')[1] === user &&
        Date.parse(s.expirationDateTime) > this.#clock.now(),
    );
  }

  #send(url: string, { id, clientState, resource }: Subscription, about: object): void {
    const value = [{ subscriptionId: id, clientState, resource, ...about }];
    const headers = { 'content-type': 'application/json' };
    this.deliveries.send(url, { headers, body: JSON.stringify({ value }) });
  }
}

/** The decoded token, as plain text, within ten seconds. */
async function answers(url: string): Promise<boolean> {
  if (!isCallable(url)) return false;
  const token = 'Validation: Testing client application reachability <b>&';
  const asked = new URL(url);
  asked.searchParams.set('validationToken', token);
  const reply = await fetch(asked, { method: 'POST', signal: AbortSignal.timeout(10_000) });
  const isPlain = (reply.headers.get('content-type') ?? '').startsWith('text/plain');
  return reply.status === 200 && isPlain && (await reply.text()) === token;
}

const failure = (status: number, code: string): Response => ({
  status,
  body: { error: { code, message: code } },
});
