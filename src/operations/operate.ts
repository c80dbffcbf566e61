import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import { UserError } from '../core/user-error.ts';
import { insertAudit } from '../store/audit.ts';
import { isDuplicate, isPassing, isUnreachable, isUnwritable } from '../store/conflicts.ts';
import type { Tx } from '../store/database.ts';
import { type Effect, insertEffect } from '../store/effects.ts';
import type { Actor, World } from './world.ts';

/** An operation under way: everything in it is committed together or not at all. */
export type Step = {
  tx: Tx;
  team: TeamId;
  by: PersonId;
  now: Temporal.Instant;
  nextId(): string;
  /** @param subject Kind and id: `role:…`. Before and after are what changed of it. */
  audit(subject: string, change: { before?: unknown; after?: unknown }): Promise<void>;
  /** @returns false where the same effect was enqueued before. */
  enqueue(effect: Omit<Effect, 'team' | 'notBefore'> & { notBefore?: Temporal.Instant }): Promise<boolean>;
};

const ATTEMPTS = 3;

/**
 * Runs one operation: load, decide, save, audit and enqueue in one transaction. Tried again where the database says
 * that the same transaction may succeed now, and where a row is there already: somebody did the same at the same
 * moment, and the second look finds what they did. A database that cannot be written or reached is told to the person.
 */
export async function operate<T>(
  world: World,
  actor: Actor,
  operation: string,
  work: (step: Step) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    let enqueued = false;
    const onEnqueue = () => (enqueued = true);
    try {
      const result = await world.db
        .transaction()
        .execute(tx => work(stepOf(world, actor, operation, tx, onEnqueue)));
      if (enqueued) world.kick();
      return result;
    } catch (error) {
      const again = isPassing(error) || isDuplicate(error);
      if (!again || attempt === ATTEMPTS) throw told(error);
    }
  }
}

/** What of the database a person can do something about, in words. */
function told(error: unknown): unknown {
  if (isUnwritable(error)) {
    const hint = 'Tell whoever runs Hireloop; what was saved before is safe.';
    return new UserError('Nothing was saved: the database cannot be written right now.', hint, {
      cause: error,
    });
  }
  if (isUnreachable(error)) {
    const hint = 'Wait a minute, and look whether it was saved before you do it again.';
    return new UserError('The database cannot be reached right now.', hint, { cause: error });
  }
  return error;
}

function stepOf(
  world: World,
  { team, person }: Actor,
  operation: string,
  tx: Tx,
  onEnqueue: () => void,
): Step {
  const now = world.clock.now();
  return {
    tx,
    team,
    by: person,
    now,
    nextId: () => world.ids.next(),
    audit: (subject, change) =>
      insertAudit(tx, { team, at: now, actor: person, operation, subject, ...change }),
    enqueue: async effect => {
      const fresh = await insertEffect(tx, { team, notBefore: now, ...effect }, now);
      if (fresh) onEnqueue();
      return fresh;
    },
  };
}
