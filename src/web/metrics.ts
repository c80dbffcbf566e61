import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { countEffects } from '../store/effects.ts';
import type { Db } from '../store/database.ts';

/** What the process and its ledger of effects are doing: counts by kind, no names and no ids. */
export function createMetrics(db: Db, inFlight: () => number): Registry {
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
  return registry;
}
