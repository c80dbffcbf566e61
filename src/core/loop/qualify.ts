import { type Level, levelRank, type PersonId, type Quality } from './glossary.ts';
import type { Interviewer } from './people.ts';
import type { SeatPlan } from './pipeline.ts';
import type { Role } from './situation.ts';

/** The level that a seat asks for in this role. */
export function levelNeeded(seat: Pick<SeatPlan, 'level'>, role: Pick<Role, 'level'>): Level {
  return seat.level === 'role' ? role.level : seat.level;
}

/** How well somebody knows what a seat is about, or undefined where they do not. */
export function qualityFor(
  seat: Pick<SeatPlan, 'skill'>,
  role: Pick<Role, 'layers' | 'language'>,
  interviewer: Pick<Interviewer, 'skills'>,
): Quality | undefined {
  const { skills } = interviewer;
  if (seat.skill === 'language') return skills[role.language];
  if (seat.skill !== 'layers') return skills[seat.skill];
  const known = role.layers.flatMap(layer => skills[layer] ?? []);
  return known.length > 0 ? (Math.max(...known) as Quality) : undefined;
}

/** Who may fill a seat, with how well they know what it is about. Those on a pause or gone may not. */
export function poolFor(
  seat: SeatPlan,
  role: Role,
  interviewers: readonly Interviewer[],
): { id: PersonId; quality: Quality }[] {
  const level = levelRank(levelNeeded(seat, role));
  return interviewers
    .filter(i => !i.paused && !i.isOutside && (seat.kind === 'shadow' || levelRank(i.level) >= level))
    .flatMap(i => {
      const quality = qualityFor(seat, role, i);
      return quality ? [{ id: i.person, quality }] : [];
    });
}
