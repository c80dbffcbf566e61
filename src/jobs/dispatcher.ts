import { type DueEffect, findNextDue, listDueEffects } from '../store/effects.ts';
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

const BATCH = 50;
/** Lanes at a time: enough to hide the latency of Slack and calendars, few enough for their rate limits. */
const LANES = 8;
/** Timers count in 32 bits; longer waits are armed again on the way. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** After a database error, before looking again. */
const RECOVERY_MS = 1000;

/**
 * For one process: it claims nothing, since nobody else runs effects, and sleeps until the next one falls due.
 * @param pollMs How often to look for effects that other processes enqueued; none by default.
 */
export function createDispatcher(outside: Outside, jobs: readonly Job[], pollMs?: number): Dispatcher {
  const kinds = new Map(jobs.map(job => [job.kind, job]));
  const { world, log } = outside;
  const state: {
    running: Promise<void> | undefined;
    again: boolean;
    stopped: boolean;
    timer: NodeJS.Timeout | undefined;
  } = {
    running: undefined,
    again: false,
    stopped: true,
    timer: undefined,
  };

  function kick(): void {
    if (state.stopped) return;
    state.again = true;
    state.running ??= loop().finally(() => {
      state.running = undefined;
      if (state.again) kick();
    });
  }

  async function loop(): Promise<void> {
    clearTimeout(state.timer);
    try {
      while (state.again && !state.stopped) {
        state.again = false;
        await runDue(outside, kinds, () => state.stopped);
      }
      await arm();
    } catch (error) {
      log.error('the dispatcher failed', error);
      wake(RECOVERY_MS);
    }
  }

  async function arm(): Promise<void> {
    const next = await findNextDue(world.db, [...kinds.keys()]);
    const wait = next ? next.epochMilliseconds - world.clock.now().epochMilliseconds : LONGEST_TIMER_MS;
    if (next || pollMs) wake(Math.min(Math.max(wait, 0), pollMs ?? LONGEST_TIMER_MS));
  }

  function wake(afterMs: number): void {
    if (state.stopped) return;
    clearTimeout(state.timer);
    state.timer = setTimeout(kick, Math.min(afterMs, LONGEST_TIMER_MS));
    state.timer.unref();
  }

  return {
    start() {
      state.stopped = false;
      kick();
    },
    kick,
    async drain() {
      if (state.stopped) return runDue(outside, kinds, () => false);
      kick();
      while (state.running) await state.running;
    },
    async stop(deadlineMs) {
      state.stopped = true;
      clearTimeout(state.timer);
      const deadline = new Promise<void>(resolve => setTimeout(resolve, deadlineMs).unref());
      await Promise.race([state.running, deadline]);
    },
  };
}

async function runDue(outside: Outside, kinds: Map<string, Job>, stopped: () => boolean): Promise<void> {
  for (;;) {
    const due = await listDueEffects(outside.world.db, [...kinds.keys()], outside.world.clock.now(), BATCH);
    if (due.length === 0 || stopped()) return;
    const lanes = [...Map.groupBy(due, effect => laneOf(kinds, effect)).values()];
    const workers = Array.from({ length: Math.min(LANES, lanes.length) }, () =>
      runLanes(outside, kinds, lanes, stopped),
    );
    await Promise.all(workers);
  }
}

function laneOf(kinds: Map<string, Job>, { team, kind, payload }: DueEffect): string {
  return `${team}:${kinds.get(kind)?.lane(payload) ?? kind}`;
}

async function runLanes(
  outside: Outside,
  kinds: Map<string, Job>,
  lanes: DueEffect[][],
  stopped: () => boolean,
): Promise<void> {
  for (let lane = lanes.shift(); lane && !stopped(); lane = lanes.shift()) {
    for (const effect of lane) {
      const job = kinds.get(effect.kind);
      if (!job || stopped()) break;
      await runEffect(outside, job, effect);
    }
  }
}
