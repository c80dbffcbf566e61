import { levelRank } from '../loop/glossary.ts';
import type { Interviewer } from '../loop/people.ts';
import { interviewsOf, type SeatPlan, STAGE_KINDS, type Stage } from '../loop/pipeline.ts';
import { levelNeeded, mayFill, skillsNeeded } from '../loop/qualify.ts';
import type { Role } from '../loop/situation.ts';

/** Whoever sets no limit takes as many a week as notes stay good for. */
const USUAL_PER_WEEK = 4;
/** Above this share of what a pool can take, dates slip: there is no room for a holiday or a move. */
const SAFE = 0.8;

/** What the people who qualify for a stage can take in a week, beside what the role needs of them. */
export type Pool = {
  stage: Stage;
  seat: SeatPlan;
  people: readonly Interviewer[];
  /** Interviews a week that they take at most, and that they are booked for already. */
  limit: number;
  booked: number;
  /** Interviews of the stage that wait to be held, and come in a week. */
  waiting: number;
  /** Weeks until all that waits is held, as it goes now. */
  weeks: number;
};

/** @param booked Interviews a week, by person. @param waiting By stage. */
export function poolsOf(
  role: Role,
  team: readonly Interviewer[],
  booked: ReadonlyMap<string, number>,
  waiting: ReadonlyMap<string, number>,
): Pool[] {
  return role.pipeline.stages
    .filter(stage => STAGE_KINDS[stage.kind].meets)
    .flatMap(stage =>
      interviewsOf(stage)
        .flatMap(i => i.seats)
        .filter(seat => seat.kind !== 'shadow')
        .map(seat => {
          const people = team.filter(person => mayFill(seat, role, person));
          const limit = people.reduce((sum, p) => sum + (p.perWeek ?? USUAL_PER_WEEK), 0);
          const taken = people.reduce((sum, p) => sum + (booked.get(p.person) ?? 0), 0);
          const count = waiting.get(stage.id) ?? 0;
          const free = Math.max(0, limit * SAFE - taken);
          return {
            stage,
            seat,
            people,
            limit,
            booked: taken,
            waiting: count,
            weeks: free > 0 ? count / free : count > 0 ? 99 : 0,
          };
        }),
    );
}

/** The pool that holds a role up, and who could be trained for it soonest; undefined where none does. */
export function scarcest(
  role: Role,
  team: readonly Interviewer[],
  pools: readonly Pool[],
): { pool: Pool; trainee: Interviewer | undefined } | undefined {
  const [pool] = pools
    .filter(p => p.people.length === 0 || p.weeks > 1)
    .toSorted((a, b) => b.weeks - a.weeks);
  if (!pool) return undefined;
  const wanted = skillsNeeded(pool.seat, role);
  const needed = levelRank(levelNeeded(pool.seat, role));
  const near = (person: Interviewer) =>
    Math.max(0, needed - levelRank(person.level)) +
    (wanted.some(s => person.skills[s] !== undefined) ? 0 : 1);
  const [trainee] = team
    .filter(p => !p.paused && !p.isOutside && !pool.people.includes(p))
    .toSorted((a, b) => near(a) - near(b) || a.name.localeCompare(b.name, 'en'));
  return { pool, trainee };
}
