import type { PersonId } from '../../core/loop/glossary.ts';
import type { Actor, World } from '../../operations/world.ts';
import type { MovableClock } from '../clock.ts';

/** What the story is told with: whom it can name, and how time passes in it. */
export type Stage = {
  world: World;
  team: string;
  /** By handle: `rae`. */
  person(name: string): PersonId;
  /** By name, without `#`. */
  channel(name: string): string;
  /** Puts the clock to a moment, `2026-11-23T10:00` in Berlin. Nothing happens on the way. */
  at(time: string): void;
  clock: MovableClock;
};

export const act = (stage: Stage, name: string): Actor => ({ team: stage.team, person: stage.person(name) });
export const actAs = (stage: Stage, person: PersonId): Actor => ({ team: stage.team, person });

/** The demo company's own time. */
export const inBerlin = (time: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/Berlin').toInstant();
