import { type DueEffect, findNextDue, laneOf, listDueEffects, releaseClaims } from '../store/due-effects.ts';
import type { Job, Outside } from './job.ts';
import { runEffect } from './run-effect.ts';

/** Runs the effects of the ledger. One implementation a database engine, one contract for all of them. */
export interface Dispatcher {
  /** Begins with whatever an earlier process left. */
  start(): void;
  /** There may be something to do. */
  kick(): void;
  /** Runs all that is due by now, and what that brings about; resolves when nothing due is left. */
  drain(): Promise<void>;
  /** Takes nothing new and waits for what runs; effects cut off by the deadline run again at the next start. */
  stop(deadlineMs: number): Promise<void>;
}

export type DispatcherOptions = {
  /** Nobody else runs effects of this database: what is begun at the start was begun by a process that is gone. */
  alone: boolean;
  /** How often to look for effects that other processes enqueued; none by default. */
  pollMs?: number;
};

const BATCH = 50;
/** Lanes at a time of one kind: enough to hide the latency of Slack and calendars, few enough for their rate limits. */
const OF_A_KIND = 8;
/** Of those that are done one at a time, the next one stands ready. */
const IN_TURN = 2;
/** More than all kinds that need Slack can take: while it hangs, calendars and mails go on, and the other way round. */
const LANES = 24;
/** Timers count in 32 bits; longer waits are armed again on the way. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** After a database error, before looking again; doubled as long as it lasts. */
const RECOVERY_MS = 1000;
const LONGEST_RECOVERY_MS = 30_000;

/**
 * Fills free lanes with what is due whenever something may have changed (a kick, a timer, a lane that ended), and
 * sleeps until the next effect falls due.
 */
export function createDispatcher(
  outside: Outside,
  jobs: readonly Job[],
  options: DispatcherOptions,
): Dispatcher {
  return new LaneDispatcher(outside, jobs, options);
}

class LaneDispatcher implements Dispatcher {
  readonly #outside: Outside;
  readonly #jobs: ReadonlyMap<string, Job>;
  readonly #kinds: readonly string[];
  readonly #options: DispatcherOptions;
  /** Lanes under way, each with the kind that it began with. */
  readonly #busy = new Map<string, { kind: string; run: Promise<void> }>();
  /** The last of those that wait for each other, by kind. */
  readonly #turns = new Map<string, Promise<void>>();
  #filling: Promise<void> | undefined;
  #again = false;
  #started = false;
  #takenOver = false;
  #drains = 0;
  #timer: NodeJS.Timeout | undefined;
  #recovering = false;
  #recoveryMs = 0;

  constructor(outside: Outside, jobs: readonly Job[], options: DispatcherOptions) {
    this.#outside = outside;
    this.#jobs = new Map(jobs.map(job => [job.kind, job]));
    this.#kinds = [...this.#jobs.keys()];
    this.#options = options;
  }

  start(): void {
    this.#started = true;
    this.#recovering = false;
    this.#takenOver = !this.#options.alone;
    this.kick();
  }

  kick(): void {
    if (!this.#running || this.#recovering) return;
    this.#again = true;
    this.#filling ??= this.#guarded(() => this.#fill()).finally(() => {
      this.#filling = undefined;
      // With every lane taken there is nothing to fill: the first that ends kicks again. Kicking here would look at the
      // database without a pause, and on SQLite, which answers at once, nothing else would ever get its turn.
      if (this.#again && this.#busy.size < LANES) this.kick();
    });
  }

  async drain(): Promise<void> {
    this.#drains += 1;
    this.#recovering = false;
    this.kick();
    while (this.#filling || this.#busy.size > 0) {
      await this.#filling;
      if (this.#busy.size > 0) await Promise.race(this.#runs());
    }
    this.#drains -= 1;
  }

  async stop(deadlineMs: number): Promise<void> {
    this.#started = false;
    clearTimeout(this.#timer);
    const { promise: deadline, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, deadlineMs);
    await Promise.race([this.#idle(), deadline]);
    clearTimeout(timer);
  }

  get #running(): boolean {
    return this.#started || this.#drains > 0;
  }

  #runs(): Promise<void>[] {
    return [...this.#busy.values()].map(({ run }) => run);
  }

  async #idle(): Promise<void> {
    await this.#filling;
    await Promise.all(this.#runs());
  }

  async #fill(): Promise<void> {
    const { db, clock } = this.#outside.world;
    if (!this.#takenOver) await releaseClaims(db);
    this.#takenOver = true;
    let now = clock.now();
    while (this.#again && this.#running && this.#busy.size < LANES) {
      this.#again = false;
      now = clock.now();
      const due = await listDueEffects(db, this.#kinds, now, BATCH, this.#taken());
      for (const [lane, effects] of Map.groupBy(due, laneOf)) this.#begin(lane, effects);
    }
    const next = await findNextDue(db, this.#kinds, now);
    if (next) this.#wake(next.epochMilliseconds - clock.now().epochMilliseconds);
    else if (this.#options.pollMs) this.#wake(this.#options.pollMs);
  }

  #taken(): { lanes: string[]; kinds: string[] } {
    return { lanes: [...this.#busy.keys()], kinds: this.#kinds.filter(kind => this.#isFull(kind)) };
  }

  #isFull(kind: string): boolean {
    const most = this.#jobs.get(kind)?.oneAtATime ? IN_TURN : OF_A_KIND;
    return [...this.#busy.values()].filter(lane => lane.kind === kind).length >= most;
  }

  #begin(lane: string, effects: readonly DueEffect[]): void {
    const [first] = effects;
    if (!first || !this.#running || this.#busy.size >= LANES) return;
    const { kind } = first;
    if (this.#isFull(kind)) {
      // Listed again without this kind: others may stand behind it.
      this.#again = true;
      return;
    }
    const run = this.#guarded(() => this.#runLane(effects)).finally(() => {
      this.#busy.delete(lane);
      this.kick();
    });
    this.#busy.set(lane, { kind, run });
  }

  /** Up to the first that has to be tried again: whether the others wait for it is decided when they are listed anew. */
  async #runLane(effects: readonly DueEffect[]): Promise<void> {
    for (const effect of effects) {
      const job = this.#jobs.get(effect.kind);
      if (!job || !this.#running) return;
      const ended = await this.#inTurn(job, () => runEffect(this.#outside, job, effect));
      this.#recoveryMs = 0;
      if (!ended) return;
    }
  }

  /** @returns false where the turn came too late. */
  async #inTurn(job: Job, work: () => Promise<boolean>): Promise<boolean> {
    if (!job.oneAtATime) return work();
    const before = this.#turns.get(job.kind);
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    this.#turns.set(job.kind, over);
    await before;
    try {
      return this.#running && (await work());
    } finally {
      end();
    }
  }

  /** A database that does not answer is asked again later and later, and complained about once each time. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (this.#recovering) return;
      this.#outside.log.error('the dispatcher failed', error);
      this.#recovering = true;
      this.#again = false;
      this.#recoveryMs = Math.min(LONGEST_RECOVERY_MS, this.#recoveryMs * 2 || RECOVERY_MS);
      this.#wake(this.#recoveryMs);
    }
  }

  #wake(afterMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#started) return;
    const { pollMs = LONGEST_TIMER_MS } = this.#options;
    this.#timer = setTimeout(
      () => {
        this.#recovering = false;
        this.kick();
      },
      Math.min(Math.max(afterMs, 0), pollMs, LONGEST_TIMER_MS),
    );
    this.#timer.unref();
  }
}
