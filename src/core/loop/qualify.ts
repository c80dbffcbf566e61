import { type Level, levelRank } from './glossary.ts';
import type { Interviewer } from './people.ts';
import type { SeatPlan } from './pipeline.ts';
import type { Role } from './situation.ts';

/** The level that a seat asks for in this role. */
export function levelNeeded(seat: Pick<SeatPlan, 'level'>, role: Pick<Role, 'level'>): Level {
  return seat.level === 'role' ? role.level : seat.level;
}

/** The skills of which a seat asks for any one. */
export function skillsNeeded(
  seat: Pick<SeatPlan, 'skill'>,
  role: Pick<Role, 'layers' | 'language'>,
): string[] {
  if (seat.skill === 'layers') return [...role.layers];
  return [seat.skill === 'language' ? role.language : seat.skill];
}

/** Whether somebody may fill a seat. Those on a pause or gone may not; a shadow need not have the level yet. */
export function mayFill(seat: SeatPlan, role: Role, interviewer: Interviewer): boolean {
  if (interviewer.paused || interviewer.isOutside) return false;
  const high = seat.kind === 'shadow' || levelRank(interviewer.level) >= levelRank(levelNeeded(seat, role));
  return high && skillsNeeded(seat, role).some(skill => interviewer.skills[skill] !== undefined);
}
