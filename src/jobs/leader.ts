import type { Log } from '../core/ports.ts';
import type { LeaderLock } from '../store/leader-lock.ts';

/** What one process at a time does for all: runs the effects, and looks at the clock. */
export type Duty = {
  begin(): void;
  /** Takes on nothing new at once; resolves when what was under way has ended, or at the deadline. */
  end(deadlineMs: number): Promise<void>;
};

export type Leader = {
  /** Ends the duty and lets another process take it over. */
  stop(deadlineMs: number): Promise<void>;
};

/** How soon another process takes over after the leader has gone. */
const TRY_MS = 2000;

/** For a database with one process: it leads from the start. */
export function leadAlone(duty: Duty): Leader {
  duty.begin();
  return { stop: deadlineMs => duty.end(deadlineMs) };
}

/** For several processes on one database: whoever holds the lock leads, and the others ask for it again and again. */
export function leadInTurn(on: {
  duty: Duty;
  tryLock: () => Promise<LeaderLock | undefined>;
  log: Log;
  tryMs?: number;
}): Leader {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<number>();
  const campaign = campaignUntil(stopped, on);
  return {
    stop: async deadlineMs => {
      stop(deadlineMs);
      await campaign;
    },
  };
}

async function campaignUntil(
  stopped: Promise<number>,
  { duty, tryLock, log, tryMs = TRY_MS }: Parameters<typeof leadInTurn>[0],
): Promise<void> {
  const state = { stopped: false };
  void stopped.then(() => (state.stopped = true));
  while (!state.stopped) {
    const lock = await attempt(tryLock, log);
    if (lock) {
      log.info('leading');
      duty.begin();
      const deadlineMs = await Promise.race([stopped, lock.lost.then(() => 0)]);
      await duty.end(deadlineMs);
      await lock.release();
      if (!state.stopped) log.warn('lost the lead');
    }
    await Promise.race([stopped, pause(tryMs)]);
  }
}

async function attempt(
  tryLock: () => Promise<LeaderLock | undefined>,
  log: Log,
): Promise<LeaderLock | undefined> {
  try {
    return await tryLock();
  } catch (error) {
    log.error('the lead could not be asked for', error);
    return undefined;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms).unref();
  });
}
