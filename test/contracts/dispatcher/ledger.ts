import type { Dispatcher } from '../../../src/jobs/dispatcher.ts';
import type { Job, Outside, Result } from '../../../src/jobs/job.ts';
import { operate } from '../../../src/operations/operate.ts';
import type { Effect } from '../../../src/store/effects.ts';
import { type LogLine, quietLog } from '../../quiet-log.ts';
import { type acmeWithMia, actor, MONDAY, RAE, TEAM, type TestWorld } from '../../world.ts';

/** What a dispatcher of one kind is made of: a later engine adds one of these and passes the same contract. */
export type DispatcherEngine = {
  name: string;
  /** A world with Mia's application, on the database that the engine is for; may be the same again. */
  open(): ReturnType<typeof acmeWithMia>;
  /** As one process would make it. */
  create(outside: Outside, jobs: readonly Job[]): Dispatcher;
  /** Whether a process that is gone is known to be so at once; if not, its claims run out. */
  alone: boolean;
};

export type Run = { key: string; at: Temporal.Instant };

/** A ledger with one kind of effect, `probe`, whose handler does what a test wants and which remembers its runs. */
export class Ledger {
  readonly world: TestWorld;
  readonly application: string;
  readonly runs: Run[] = [];
  readonly log: LogLine[];
  /** By key; `done` where nothing is said. */
  readonly behaviour = new Map<string, (attempt: number) => Result | Promise<Result>>();
  readonly outside: Outside;
  readonly #engine: DispatcherEngine;
  readonly #attempts = new Map<string, number>();
  #dispatcher: Dispatcher | undefined;

  private constructor(engine: DispatcherEngine, world: TestWorld, application: string) {
    this.world = world;
    this.application = application;
    this.#engine = engine;
    const { log, lines } = quietLog();
    this.log = lines;
    const nobody = () => Promise.reject(new Error('the contract sends nothing'));
    const messenger = { post: nobody, refresh: nobody, publishHome: nobody };
    this.outside = { world, messenger, mailer: undefined, log };
  }

  static async open(engine: DispatcherEngine): Promise<Ledger> {
    const { world, application } = await engine.open();
    await world.db.deleteFrom('effect').execute();
    world.clock.set(MONDAY);
    return new Ledger(engine, world, application);
  }

  /** The dispatcher of the process that runs now. */
  get dispatcher(): Dispatcher {
    return (this.#dispatcher ??= this.process());
  }

  /** Another process on the same ledger. */
  process(jobs: readonly Job[] = [this.job({})]): Dispatcher {
    const dispatcher = this.#engine.create(this.outside, jobs);
    this.world.kick = () => {
      this.world.kicks.count += 1;
      dispatcher.kick();
    };
    return dispatcher;
  }

  job(extra: Partial<Job>): Job {
    return {
      kind: 'probe',
      run: async (_outside, { key }) => {
        const attempt = (this.#attempts.get(key) ?? 0) + 1;
        this.#attempts.set(key, attempt);
        this.runs.push({ key, at: this.world.clock.now() });
        return (await this.behaviour.get(key)?.(attempt)) ?? { kind: 'done' };
      },
      ...extra,
    };
  }

  get ran(): string[] {
    return this.runs.map(r => r.key);
  }

  /** As an operation does. */
  async enqueue(...effects: (Partial<Effect> & { key: string })[]): Promise<boolean[]> {
    return operate(this.world, actor(RAE), 'probe', async step => {
      const fresh: boolean[] = [];
      for (const effect of effects) fresh.push(await step.enqueue({ ...this.usual(effect.key), ...effect }));
      return fresh;
    });
  }

  usual(key: string): Effect {
    const now = this.world.clock.now();
    return {
      team: TEAM,
      key,
      kind: 'probe',
      lane: key,
      payload: { subject: this.application },
      notBefore: now,
      notAfter: now.add({ hours: 24 * 14 }),
    };
  }

  /** The same effect under other keys and lanes, many at once. */
  async copy(key: string, others: readonly { key: string; lane: string }[]): Promise<void> {
    const { id: _, ...row } = await this.row(key);
    for (let at = 0; at < others.length; at += 500) {
      const rows = others.slice(at, at + 500).map(other => ({ ...row, key: other.key, lane: other.lane }));
      await this.world.db.insertInto('effect').values(rows).execute();
    }
  }

  async row(key: string) {
    return this.world.db
      .selectFrom('effect')
      .selectAll()
      .where('team_id', '=', TEAM)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
  }

  /** Keys of the notices of trouble that were enqueued. */
  async troubles(): Promise<string[]> {
    const rows = await this.world.db
      .selectFrom('effect')
      .select('key')
      .where('key', 'like', 'notice:trouble:%')
      .orderBy('id')
      .execute();
    return rows.map(r => r.key);
  }
}

/** Something a test waits for without a clock: resolved by the test itself. */
export function gate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

/** Until so many runs have begun, or there is nothing that would begin. */
export async function settled(ledger: Ledger, runs: number): Promise<void> {
  const waiting = async () => {
    const query = ledger.world.db
      .selectFrom('effect')
      .select('id')
      .where('kind', '=', 'probe')
      .where('outcome', 'is', null);
    return (await query.limit(1).execute()).length > 0;
  };
  while (ledger.runs.length < runs && (await waiting())) await new Promise(resolve => setImmediate(resolve));
}
