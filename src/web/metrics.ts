import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { countEffects } from '../store/effects.ts';
import type { Db } from '../store/database.ts';
import type { Clock } from '../core/ports.ts';

/** What is done each minute, as this process does it: none while another one leads. */
type Round = { name: string; since: Temporal.Instant | undefined; ended: number; failed: number };

type Watched = { db: Db; clock: Clock; inFlight: () => number; rounds: () => readonly Round[] };

/** What the process and its ledger of effects are doing: counts by kind, no names and no ids. */
export function createMetrics({ db, clock, inFlight, rounds }: Watched): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const effects = new Gauge({
    name: 'hireloop_effects',
    help: 'Effects of the ledger by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
    async collect() {
      effects.reset();
      for (const { kind, outcome, count } of await countEffects(db)) effects.set({ kind, outcome }, count);
    },
  });
  const working = new Gauge({
    name: 'hireloop_slack_requests_in_flight',
    help: 'Requests of Slack that were answered and are still worked on',
    registers: [registry],
    collect() {
      working.set(inFlight());
    },
  });
  watchRounds(registry, { clock, rounds });
  return registry;
}

function watchRounds(registry: Registry, { clock, rounds }: Pick<Watched, 'clock' | 'rounds'>): void {
  const gauge = (name: string, help: string, value: (round: Round) => number) => {
    const made = new Gauge({
      name: `hireloop_round_${name}`,
      help,
      labelNames: ['round'],
      registers: [registry],
      collect() {
        made.reset();
        for (const round of rounds()) made.set({ round: round.name }, value(round));
      },
    });
  };
  gauge('ended', 'Rounds of what is done each minute that ended since the start', r => r.ended);
  gauge('failed', 'Rounds of which part failed since the start', r => r.failed);
  gauge('running_seconds', 'How long the round under way has run; 0 where none is', ({ since }) =>
    since ? since.until(clock.now()).total('seconds') : 0,
  );
}
