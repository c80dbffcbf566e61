import { createHash } from 'node:crypto';
import type { Clock, Outcome } from '../../core/ports.ts';

export type Ask = {
  method: string;
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** It changes nothing, so that a short trouble is tried again here and now. Whatever writes is tried again by the ledger. */
  reads?: boolean;
};

/** `url` is where it came from in the end. */
export type Reply = { url: string; status: number; headers: Headers; body: string };

export type Unavailable = Extract<Outcome<never>, { kind: 'unavailable' }>;

/** Whoever takes longer is taken for down: a person may be waiting. */
const TIMEOUT_MS = 15_000;
const READ_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 200;
/** Asked to wait for longer than this, the caller is told instead. */
const LONGEST_PAUSE_MS = 4000;

/** At most this many calls at a time: Microsoft takes four for one mailbox, and small servers choke on more. */
const AT_A_TIME = 4;

/**
 * The line to one calendar service: few calls at a time, a limit of time for each, and another try for what only reads
 * when the service is busy or stumbles.
 */
export class Line {
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #waiting: (() => void)[] = [];
  #free = AT_A_TIME;

  constructor(clock: Clock, timeoutMs = TIMEOUT_MS) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** Whatever the service answers, also an error; `unavailable` where it asks to come back or does not answer whole. */
  async send(ask: Ask): Promise<Reply | Unavailable> {
    for (let attempt = 1; ; attempt += 1) {
      const reply = await this.#inTurn(() => this.#once(ask));
      if (!('kind' in reply) || !ask.reads || attempt === READ_ATTEMPTS) return reply;
      const pauseMs = reply.retryAfterMs ?? jitter(ask.url, FIRST_PAUSE_MS * 2 ** attempt, attempt);
      if (pauseMs > LONGEST_PAUSE_MS) return reply;
      await new Promise(resolve => setTimeout(resolve, pauseMs));
    }
  }

  async #once({ method, url, headers, body }: Ask): Promise<Reply | Unavailable> {
    try {
      const response = await fetch(url, {
        method,
        ...(headers ? { headers } : {}),
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
      const { url: from, status, headers: heads } = response;
      const reply = { url: from || url, status, headers: heads, body: await response.text() };
      return isPassing(reply.status) ? this.tryLater(reply) : reply;
    } catch (error) {
      const { name, cause } = error as { name?: string; cause?: { code?: string } };
      return { kind: 'unavailable', because: cause?.code ?? name ?? 'no answer' };
    }
  }

  /** What a reply says that asks to come back later. */
  tryLater({ status, headers }: Reply): Unavailable {
    const retryAfterMs = this.#retryAfterMs(headers.get('retry-after'));
    return {
      kind: 'unavailable',
      because: `http ${status}`,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }

  /** Seconds, or a date. */
  #retryAfterMs(header: string | null): number | undefined {
    if (header === null) return undefined;
    const seconds = Number(header);
    const ms = Number.isNaN(seconds)
      ? Date.parse(header) - this.#clock.now().epochMilliseconds
      : seconds * 1000;
    return Number.isNaN(ms) ? undefined : Math.max(0, ms);
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>(resolve => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}

const isPassing = (status: number): boolean => status === 429 || status === 408 || status >= 500;

/** Drawn from the upper half, by a hash: spread out, and the same in every run. */
function jitter(key: string, longestMs: number, attempt: number): number {
  const draw = createHash('sha256').update(`${key}:${attempt}`).digest().readUInt32BE() / 2 ** 32;
  return Math.floor((longestMs * (1 + draw)) / 2);
}
