import { giveUpEffect } from '../operations/give-up-effect.ts';
import { reportDelay } from '../operations/report-trouble.ts';
import { claimEffect, type DueEffect, postponeEffect, settleEffect } from '../store/due-effects.ts';
import { backOffMs } from './back-off.ts';
import type { Job, Outside, Result } from './job.ts';

/** A handler that throws this often, or ends the process, has a fault of its own: it is not begun again. */
const FAULTS = 5;
/** Longer than the time-outs of Slack and of mail servers: after it, whoever ran the effect is taken for gone. */
const CLAIM = { seconds: 20 };
/** How long people who count on an effect are left alone with its delay. */
const DELAY = { hours: 1 };

/**
 * Runs one effect and writes down how it ended. Throws for nothing but a database that does not answer.
 * @returns false where it is to be tried again.
 */
export async function runEffect(outside: Outside, job: Job, listed: DueEffect): Promise<boolean> {
  const { world } = outside;
  const now = world.clock.now();
  const effect = await claimEffect(world.db, listed, now.add(CLAIM));
  if (!effect) return true;
  const result = await attempt(outside, job, effect);
  if (result.kind === 'retry') await tryAgain(outside, job, effect, result);
  else if (result.kind === 'dead') await giveUp(outside, effect, result.note);
  else {
    const outcome = result.kind === 'done' ? 'done' : 'dropped';
    const note = result.note ? { note: result.note } : {};
    await settleEffect(world.db, effect, { outcome, at: world.clock.now(), ...note });
  }
  return result.kind !== 'retry';
}

type Retry = Extract<Result, { kind: 'retry' }> & { fault?: boolean };

async function attempt(outside: Outside, job: Job, effect: DueEffect): Promise<Result | Retry> {
  if (Temporal.Instant.compare(effect.notAfter, outside.world.clock.now()) < 0) return tooLate(job, effect);
  if (effect.faults > FAULTS) return { kind: 'dead', note: 'ended without an answer too often' };
  try {
    return await job.run(outside, effect);
  } catch (error) {
    outside.log.error('an effect failed', error, { kind: effect.kind, attempts: effect.attempts });
    const note = error instanceof Error ? error.name : 'error';
    return effect.faults < FAULTS ? { kind: 'retry', note, fault: true } : { kind: 'dead', note };
  }
}

/** What nobody tried in time is over and done with; what was tried in vain is owed to somebody. */
function tooLate(job: Job, effect: DueEffect): Result {
  const owed = job.promised && effect.attempts > 1;
  return { kind: owed ? 'dead' : 'drop', note: 'too late' };
}

async function tryAgain(outside: Outside, job: Job, effect: DueEffect, retry: Retry): Promise<void> {
  const { world, log } = outside;
  const now = world.clock.now();
  const { note, fault = false } = retry;
  log.warn('an effect is tried again', { kind: effect.kind, attempts: effect.attempts, note });
  await postponeEffect(world.db, effect, now.add({ milliseconds: waitMs(effect, retry) }), { note, fault });
  const late = Temporal.Instant.compare(effect.notBefore.add(DELAY), now) <= 0;
  if (job.promised && late && effect.attempts > 1) await reportDelay(world, effect, note);
}

/** What the other side asked for, and a little more, so that those who were sent away together come back apart. */
function waitMs(effect: DueEffect, { afterMs }: Retry): number {
  if (afterMs === undefined || !Number.isFinite(afterMs)) return backOffMs(effect.key, effect.attempts - 1);
  return Math.round(Math.max(0, afterMs)) + backOffMs(effect.key, 0);
}

async function giveUp({ world, log }: Outside, effect: DueEffect, note: string): Promise<void> {
  log.warn('an effect cannot be done', { kind: effect.kind, attempts: effect.attempts, note });
  try {
    await giveUpEffect(world, effect, note);
  } catch (error) {
    // Whatever is wrong with the report, the effect must not come back for ever.
    log.error('trouble could not be reported', error, { kind: effect.kind });
    await settleEffect(world.db, effect, { outcome: 'dead', at: world.clock.now(), note });
  }
}
