import cron from 'node-cron';
import type { Clock, Log } from '../core/ports.ts';

/** What is done again and again. @returns false where part of it failed. */
type Work = () => Promise<boolean>;

/** How one of them goes, for whoever watches. */
export type Round = {
  name: string;
  /** Since when the one that is under way runs. */
  since: Temporal.Instant | undefined;
  /** How often it ended, and how often of these part of it failed. */
  ended: number;
  failed: number;
};

export type Ticking = {
  rounds(this: void): Round[];
  /** Begins no more rounds; resolves when those under way have ended. */
  stop(): Promise<void>;
};

/**
 * Does each work at once and then each minute, side by side: one that takes long misses rounds of its own and of no
 * other, and never runs twice at a time. In UTC: a cron expression in a zone with summer time skips or doubles the hour
 * of the change.
 */
export function startRounds(works: ReadonlyMap<string, Work>, on: On): Ticking {
  const all = [...works].map(([name, work]) => new Lane(name, work, on));
  for (const lane of all) lane.begin();
  const task = cron.schedule('* * * * *', () => all.forEach(lane => lane.begin()), { timezone: 'UTC' });
  return {
    rounds: () => all.map(lane => lane.round),
    stop: async () => {
      await task.stop();
      await Promise.all(all.map(lane => lane.end()));
    },
  };
}

type On = { clock: Clock; log: Log };

class Lane {
  readonly round: Round;
  readonly #work: Work;
  readonly #on: On;
  #underWay: Promise<void> | undefined;

  constructor(name: string, work: Work, on: On) {
    this.round = { name, since: undefined, ended: 0, failed: 0 };
    this.#work = work;
    this.#on = on;
  }

  begin(): void {
    this.#underWay ??= this.#run().finally(() => (this.#underWay = undefined));
  }

  /** Resolves when the round under way, if any, has ended. */
  async end(): Promise<void> {
    await this.#underWay;
  }

  async #run(): Promise<void> {
    this.round.since = this.#on.clock.now();
    try {
      if (!(await this.#work())) this.round.failed += 1;
    } catch (error) {
      this.round.failed += 1;
      this.#on.log.error('a round failed', error, { round: this.round.name });
    }
    this.round.ended += 1;
    this.round.since = undefined;
  }
}
