import { tickToMs } from '../axis.ts';
import type { Interviewer, Problem } from '../problem.ts';
import type { Member } from '../member.ts';
import type { Board } from './board.ts';
import type { Claim } from './shared-availability.ts';

/** The problem that is left beside what is planned: people are busy with it, and it counts towards caps and load. */
export function problemBeside(problem: Problem, board: Board, claims: readonly Claim[]): Problem {
  const { axis, team } = board.availability.ground;
  const byMember = Map.groupBy(claims, claim => claim.member);
  const interviewers = team.map((member): Interviewer => {
    const own = byMember.get(member.index) ?? [];
    if (own.length === 0) return member.who;
    const meetings = own.map(({ start, end }) => ({
      start: Temporal.Instant.fromEpochMilliseconds(tickToMs(axis, start)),
      end: Temporal.Instant.fromEpochMilliseconds(tickToMs(axis, end)),
    }));
    return { ...member.who, busy: [...member.who.busy, ...meetings], ...countsOf(member) };
  });
  return { ...problem, interviewers, rooms: board.availability.ground.rooms.withClaims() };
}

/** Counts as they are on the board; weeks outside of the horizon stay as they were. */
function countsOf({
  who,
  days,
  weeks,
  dayCount,
  weekCount,
}: Member): Pick<Interviewer, 'load' | 'loadByDay'> {
  const load = Object.fromEntries(weeks.map(({ key }, i) => [key, weekCount[i]!]));
  return {
    load: { ...who.load, ...load },
    loadByDay: { ...who.loadByDay, ...Object.fromEntries(days.map(({ date }, i) => [date, dayCount[i]!])) },
  };
}
