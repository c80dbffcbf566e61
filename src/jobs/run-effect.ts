import { reportTrouble } from '../operations/report-trouble.ts';
import { type DueEffect, postponeEffect, settleEffect } from '../store/effects.ts';
import { backOffMs } from './back-off.ts';
import type { Job, Outside, Result } from './job.ts';

/** A handler that throws this often has a fault of its own: others must not wait behind it. */
const FAULTS = 5;

/** Runs one effect and writes down how it ended. Never throws for what the handler does. */
export async function runEffect(outside: Outside, job: Job, effect: DueEffect): Promise<void> {
  const { world, log } = outside;
  const now = world.clock.now();
  if (Temporal.Instant.compare(effect.notAfter, now) < 0) {
    await settleEffect(world.db, effect, { outcome: 'dropped', at: now, note: 'too late' });
    return;
  }
  const result = await attempt(outside, job, effect);
  switch (result.kind) {
    case 'done':
    case 'drop': {
      const outcome = result.kind === 'done' ? 'done' : 'dropped';
      await settleEffect(world.db, effect, {
        outcome,
        at: world.clock.now(),
        ...(result.note ? { note: result.note } : {}),
      });
      return;
    }
    case 'retry': {
      const until = world.clock
        .now()
        .add({ milliseconds: result.afterMs ?? backOffMs(effect.key, effect.attempts) });
      log.warn('an effect is tried again', {
        kind: effect.kind,
        attempts: effect.attempts + 1,
        note: result.note,
      });
      await postponeEffect(world.db, effect, until, result.note);
      return;
    }
    case 'dead': {
      log.warn('an effect cannot be done', { kind: effect.kind, note: result.note });
      await settleEffect(world.db, effect, { outcome: 'dead', at: world.clock.now(), note: result.note });
      await reportTrouble(world, effect, result.note);
      return;
    }
  }
}

async function attempt(outside: Outside, job: Job, effect: DueEffect): Promise<Result> {
  try {
    return await job.run(outside, effect);
  } catch (error) {
    outside.log.error('an effect failed', error, { kind: effect.kind, attempts: effect.attempts + 1 });
    const note = error instanceof Error ? error.name : 'error';
    return effect.attempts + 1 < FAULTS ? { kind: 'retry', note } : { kind: 'dead', note };
  }
}
