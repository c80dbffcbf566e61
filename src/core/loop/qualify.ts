import { type Level, levelRank, type SeatKind } from './glossary.ts';
import type { Interviewer } from './people.ts';
import type { SeatPlan, Stage } from './pipeline.ts';
import type { Role } from './situation.ts';

/** The level that a seat asks for in this role. */
export function levelNeeded(seat: Pick<SeatPlan, 'level'>, role: Pick<Role, 'level'>): Level {
  return seat.level === 'role' ? role.level : seat.level;
}

/** The skills of which a seat asks for any one; none where it asks for nothing in particular. */
export function skillsNeeded(
  seat: Pick<SeatPlan, 'skill'>,
  role: Pick<Role, 'layers' | 'language'>,
): string[] {
  if (seat.skill === 'any') return [];
  if (seat.skill === 'layers') return [...role.layers];
  return [seat.skill === 'language' ? role.language : seat.skill];
}

/**
 * Whether somebody may fill a seat in a stage. Those on a pause or gone may not, and who learns that kind of interview
 * only sits in to learn; a shadow need not have the level yet.
 */
export function mayFill(
  seat: SeatPlan,
  stage: Pick<Stage, 'kind'>,
  role: Role,
  interviewer: Interviewer,
): boolean {
  if (interviewer.paused || interviewer.isOutside) return false;
  if (!isForLearning(seat) && interviewer.learns.includes(stage.kind)) return false;
  const high = seat.kind === 'shadow' || levelRank(interviewer.level) >= levelRank(levelNeeded(seat, role));
  return high && knowsOneOf(skillsNeeded(seat, role), interviewer) && isInPool(seat, interviewer);
}

/** Also where no skill is asked for. */
export function knowsOneOf(skills: readonly string[], interviewer: Pick<Interviewer, 'skills'>): boolean {
  return skills.length === 0 || skills.some(skill => interviewer.skills[skill] !== undefined);
}

/** Pools are kept among what somebody can judge. */
export function isInPool({ pool }: Pick<SeatPlan, 'pool'>, { skills }: Pick<Interviewer, 'skills'>): boolean {
  return pool === undefined || pool.some(name => skills[name] !== undefined);
}

/** Seats of those who learn: an interview takes place without them just as well. */
export function isForLearning({ kind }: { kind: SeatKind }): boolean {
  return kind === 'shadow' || kind === 'reverse-shadow';
}
