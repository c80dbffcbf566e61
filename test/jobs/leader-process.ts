import { createDispatcher } from '../../src/jobs/dispatcher.ts';
import type { Job } from '../../src/jobs/job.ts';
import { leadInTurn } from '../../src/jobs/leader.ts';
import type { Log } from '../../src/core/ports.ts';
import { tryLeaderLock } from '../../src/store/leader-lock.ts';
import { openStore } from '../../src/store/open.ts';
import { systemClock, systemIds } from '../../src/system.ts';

/** One process of several on a PostgreSQL: leads when it can, runs the effects then, and tells its parent of each. */
const url = process.argv[2] ?? '';
const WORK_MS = 40;

const tell = (message: object) => process.send?.(message);
const log: Log = {
  info: what => tell({ what }),
  warn: what => tell({ what }),
  error: (what, error) => tell({ what, error: String(error) }),
};

const probe: Job = {
  kind: 'probe',
  run: async (_outside, { key }) => {
    tell({ what: 'begin', key });
    await new Promise(resolve => setTimeout(resolve, WORK_MS));
    tell({ what: 'end', key });
    return { kind: 'done' };
  },
};

const store = await openStore(url, error => log.error('connection', error));
const world = {
  db: store.db,
  clock: systemClock,
  ids: systemIds,
  catalogue: undefined as never,
  calendar: undefined as never,
  kick: () => {},
};
const outside = { world, messenger: undefined as never, mailer: undefined, log };
const dispatcher = createDispatcher(outside, [probe], { alone: false, pollMs: 100 });
const leader = leadInTurn({
  duty: { begin: () => dispatcher.start(), end: deadlineMs => dispatcher.stop(deadlineMs) },
  tryLock: () => tryLeaderLock(url),
  log,
  tryMs: 300,
});
// Waiting for the lead does not keep a process alive by itself; in earnest its server does.
process.on('message', () => {});
tell({ what: 'ready' });

process.once('SIGTERM', () => {
  void leader
    .stop(10_000)
    .then(() => store.close())
    .then(() => process.disconnect?.());
});
