import type { Log, Mailer, Messenger } from '../core/ports.ts';
import type { World } from '../operations/world.ts';
import type { DueEffect } from '../store/due-effects.ts';

/** What the kinds of job need besides the world. */
export type Outside = {
  world: World;
  messenger: Messenger;
  /** None where no mail server is configured. */
  mailer: Mailer | undefined;
  log: Log;
};

/**
 * How a run ended. `retry`: the other side does not answer now; tried again until the effect's `notAfter`.
 * `drop`: no longer wanted. `dead`: it cannot be done; a person is told.
 */
export type Result =
  | { kind: 'done'; note?: string }
  | { kind: 'drop'; note: string }
  | { kind: 'retry'; note: string; afterMs?: number }
  | { kind: 'dead'; note: string };

/** One kind of effect. It may run more than once, and must then find that it was done. */
export type Job = {
  kind: string;
  /** People count on it: where it takes an hour, or comes too late, somebody is told. The others are merely dropped. */
  promised?: boolean;
  /** Nobody can tell whether it was done, once the process is gone: one at a time, so that one at most is done again. */
  oneAtATime?: boolean;
  run(outside: Outside, effect: DueEffect): Promise<Result>;
};

export const DONE: Result = { kind: 'done' };
