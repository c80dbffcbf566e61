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
/** Lanes at a time: enough to hide the latency of Slack and calendars, few enough for their rate limits. */
const LANES = 8;
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
  /** Lanes under way. */
  readonly #busy = new Map<string, Promise<void>>();
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
      if (this.#again) this.kick();
    });
  }

  async drain(): Promise<void> {
    this.#drains += 1;
    this.#recovering = false;
    this.kick();
    while (this.#filling || this.#busy.size > 0) {
      await this.#filling;
      if (this.#busy.size > 0) await Promise.race(this.#busy.values());
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

  async #idle(): Promise<void> {
    await this.#filling;
    await Promise.all(this.#busy.values());
  }

  async #fill(): Promise<void> {
    const { db, clock } = this.#outside.world;
    if (!this.#takenOver) await releaseClaims(db);
    this.#takenOver = true;
    let now = clock.now();
    while (this.#again && this.#running && this.#busy.size < LANES) {
      this.#again = false;
      now = clock.now();
      const due = await listDueEffects(db, this.#kinds, now, BATCH, [...this.#busy.keys()]);
      for (const [lane, effects] of Map.groupBy(due, laneOf)) this.#begin(lane, effects);
    }
    const next = await findNextDue(db, this.#kinds, now);
    if (next) this.#wake(next.epochMilliseconds - clock.now().epochMilliseconds);
    else if (this.#options.pollMs) this.#wake(this.#options.pollMs);
  }

  #begin(lane: string, effects: readonly DueEffect[]): void {
    if (!this.#running || this.#busy.size >= LANES) return;
    const run = this.#guarded(() => this.#runLane(effects)).finally(() => {
      this.#busy.delete(lane);
      this.kick();
    });
    this.#busy.set(lane, run);
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
