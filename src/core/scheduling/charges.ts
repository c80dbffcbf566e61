import { type Choices, chargesFor } from './assign.ts';
import { cheapestFirst } from './choices.ts';
import { eachSitting, wordsOf } from './day-table.ts';
import {
  type CandidateDay,
  IMPOSSIBLE,
  type InterviewModel,
  type LoopModel,
  NOBODY,
  type SeatModel,
} from './loop-model.ts';

/**
 * What members cost more in a bound, because several interviews of the loop want them and only one can have them
 * (Lagrangian relaxation of "nobody twice"): a sum of panels that ignores the rule, less `total`, is never above the
 * cost of a panel that keeps it.
 */
export type Charges = { readonly byMember: Int32Array | undefined; readonly total: number };

export const NO_CHARGES: Charges = { byMember: undefined, total: 0 };

/** From what everybody costs in each seat at best on these days; undefined where the seats cannot be filled there. */
export function chargesOn(model: LoopModel, days: readonly CandidateDay[]): Charges | undefined {
  const seats = model.interviews.reduce((sum, interview) => sum + interview.seats.length, 0);
  const best = model.interviews.flatMap((interview, i) =>
    interview.seats.map(seat => bestOf(seat, interview, i, days, seats)),
  );
  const charges = chargesFor(best);
  if (!charges) return undefined;
  const byMember = new Int32Array(model.ground.team.length);
  for (const { member, charge } of charges) byMember[member] = charge;
  return { byMember, total: charges.reduce((sum, { charge }) => sum + charge, 0) };
}

function bestOf(
  seat: SeatModel,
  interview: InterviewModel,
  i: number,
  days: readonly CandidateDay[],
  most: number,
): Choices {
  const best = new Int32Array(seat.members.length).fill(IMPOSSIBLE);
  for (const day of days) {
    eachSitting(seat, day, wordsOf(interview, i, day), (k, _, cost) => {
      if (cost < best[k]!) best[k] = cost;
    });
  }
  const options = Array.from(seat.members, (member, k) => ({ member, cost: best[k]! }));
  if (seat.emptyCost < IMPOSSIBLE) options.push({ member: NOBODY, cost: seat.emptyCost });
  return cheapestFirst(
    options.filter(({ cost }) => cost < IMPOSSIBLE),
    most,
  );
}
