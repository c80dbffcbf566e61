import { Deliveries, isCallable } from '../deliveries.ts';
import type { Request, Response } from '../json-server.ts';
import { failure } from './shown.ts';

type Channel = {
  id: string;
  address: string;
  token?: string;
  params?: { ttl?: string };
  calendar: string;
  resourceId: string;
  expiration: number;
};

const LONGEST_S = 7 * 24 * 3600;

/** Push channels as Google has them: named by whoever asks, at most a week old, and with everything in the headers. */
export class Channels {
  readonly deliveries = new Deliveries();
  readonly #clock: { now(): number };
  readonly #standing = new Map<string, Channel>();
  readonly #used = new Set<string>();
  #messages = 0;

  constructor(clock: { now(): number }) {
    this.#clock = clock;
  }

  get ids(): string[] {
    return [...this.#standing.keys()];
  }

  clear(): void {
    this.#standing.clear();
  }

  start(calendar: string, { text }: Request): Response {
    const asked = JSON.parse(text) as Channel & { type: string };
    if (asked.type !== 'web_hook' || !/^[\w+/=-]{1,64}$/.test(asked.id)) return failure(400, 'invalid');
    if ((asked.token ?? '').length > 256) return failure(400, 'invalid');
    if (!isCallable(asked.address)) return failure(400, 'push.webhookUrlNotHttps');
    if (this.#used.has(asked.id)) return failure(400, 'channelIdNotUnique');
    this.#used.add(asked.id);
    const seconds = Math.min(Number(asked.params?.ttl ?? LONGEST_S), LONGEST_S);
    const expiration = this.#clock.now() + seconds * 1000;
    const channel = { ...asked, calendar, resourceId: `events of ${calendar}`, expiration };
    this.#standing.set(asked.id, channel);
    this.#send(channel, 'sync');
    const { id, resourceId } = channel;
    return {
      status: 200,
      body: { kind: 'api#channel', id, resourceId, expiration: String(expiration) },
    };
  }

  stop(user: string, { text }: Request): Response {
    const { id, resourceId } = JSON.parse(text) as Channel;
    const channel = this.#standing.get(id);
    if (!channel || channel.calendar !== user || channel.resourceId !== resourceId)
      return failure(404, 'notFound');
    this.#standing.delete(id);
    return { status: 204 };
  }

  /** Something in a calendar changed; what, nobody is told. */
  tell(calendar: string): void {
    for (const channel of this.#standing.values())
      if (channel.calendar === calendar && channel.expiration > this.#clock.now())
        this.#send(channel, 'exists');
  }

  #send({ id, address, token, resourceId, expiration }: Channel, state: string): void {
    const headers = {
      'x-goog-channel-id': id,
      'x-goog-message-number': String((this.#messages += 1)),
      'x-goog-resource-id': resourceId,
      'x-goog-resource-state': state,
      'x-goog-channel-expiration': new Date(expiration).toUTCString(),
      ...(token ? { 'x-goog-channel-token': token } : {}),
    };
    this.deliveries.send(address, { headers });
  }
}
