import { type Choices, chargesFor } from './assign.ts';
import { lowestBit } from './bitmap.ts';
import { CheapestChoices, costOf } from './choices.ts';
import type { CandidateDay } from './candidate-day.ts';
import { IMPOSSIBLE, NOBODY, type SeatModel } from './interview-model.ts';
import type { LoopModel } from './loop-model.ts';

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
    interview.seats.map(seat => bestOf(seat, i, days, seats)),
  );
  const charges = chargesFor(best);
  if (!charges) return undefined;
  const byMember = new Int32Array(model.ground.team.length);
  for (const { member, charge } of charges) byMember[member] = charge;
  return { byMember, total: charges.reduce((sum, { charge }) => sum + charge, 0) };
}

function bestOf(seat: SeatModel, i: number, days: readonly CandidateDay[], most: number): Choices {
  const choices = new CheapestChoices(most);
  for (let k = 0; k < seat.members.length; k += 1) {
    const cost = days.reduce(
      (least, day) => Math.min(least, bestOn(seat, k, day, day.openings[i]!.words)),
      IMPOSSIBLE,
    );
    if (cost < IMPOSSIBLE) choices.add(seat.members[k]!, cost);
  }
  if (seat.emptyCost < IMPOSSIBLE) choices.add(NOBODY, seat.emptyCost);
  return choices;
}

/** What the member costs at the best start of a day. */
function bestOn(seat: SeatModel, k: number, { first }: CandidateDay, words: Uint32Array): number {
  const { starts } = seat.profiles[k]!;
  let best = IMPOSSIBLE;
  for (let w = 0; w < words.length; w += 1) {
    const word = (first >>> 5) + w;
    for (let left = starts[word]! & words[w]!; left !== 0; left &= left - 1) {
      best = Math.min(best, costOf(seat, k, (word << 5) + lowestBit(left)));
    }
  }
  return best;
}
