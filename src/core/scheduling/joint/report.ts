import { compileLoop } from '../compile-loop.ts';
import { describe, shadowsFor, withShadows } from '../describe.ts';
import type { Reason } from '../explain.ts';
import type { Itinerary } from '../itinerary.ts';
import type { LoopModel } from '../loop-model.ts';
import { type LoopPlan, planEach } from '../plan.ts';
import type { Loop, Problem } from '../problem.ts';
import { nameOf } from '../words.ts';
import { whyThis } from '../why/why-these.ts';
import type { Board, Placement } from './board.ts';
import { problemBeside } from './problem-beside.ts';
import type { Claim } from './shared-availability.ts';

type Described = { readonly placement: Placement; readonly model: LoopModel; readonly itinerary: Itinerary };

/** The plans of all loops as they stand on the board, which is complete again afterwards. */
export function loopPlansOf(problem: Problem, board: Board, proven: boolean): LoopPlan[] {
  const described = describeInTurn(board);
  const shadowing: Claim[] = [];
  const itineraries = described.map(one => one && shadowed(one, board, shadowing));
  const claims = described.flatMap(one => one?.placement.claims ?? []);
  const beside = problemBeside(problem, board, [...claims, ...shadowing]);
  return board.loops.map((loop, i) => {
    const itinerary = itineraries[i];
    return itinerary ? placedPlan(loop, itinerary, proven) : leftOutPlan(loop, beside, proven);
  });
}

/** Loops in order of id, each priced as if only those before it were there: the costs add up to that of the plan. */
function describeInTurn(board: Board): (Described | undefined)[] {
  const loops = [...board.loops.keys()];
  const placements = loops.map(loop => board.take(loop));
  return loops.map(loop => {
    const placement = placements[loop];
    if (!placement) return undefined;
    const model = compileLoop(board.loops[loop]!, board.availability);
    const itinerary = describe(placement.seated, model);
    board.put(loop, placement);
    return { placement, model, itinerary };
  });
}

/** Seats shadows when everybody else has their seat. */
function shadowed({ placement, model, itinerary }: Described, board: Board, claims: Claim[]): Itinerary {
  const shadows = shadowsFor(placement.seated, model);
  for (const { seat, member, tick } of shadows) {
    const { duration } = model.interviews.find(one => one.interview === seat.interview)!;
    const claim = { member, start: tick, end: tick + duration };
    board.availability.claim(claim);
    claims.push(claim);
  }
  return withShadows(itinerary, shadows, model);
}

function placedPlan(loop: Loop, itinerary: Itinerary, proven: boolean): LoopPlan {
  const certainty = proven
    ? 'No plan of all loops together costs less.'
    : 'Part of the best plan of all loops that was found.';
  const reasons: Reason[] = [{ rule: 'search', text: certainty }, ...whyThis(loop, itinerary)];
  const because = reasons.map(reason => reason.text);
  return { id: loop.id, itineraries: [itinerary], proven, because, reasons, relaxations: [], nodes: 0 };
}

/** Why a loop has no place beside the others, and what would make one. */
function leftOutPlan(loop: Loop, beside: Problem, proven: boolean): LoopPlan {
  const [alone] = planEach({ ...beside, take: 1, loops: [loop] });
  if (alone && alone.itineraries.length === 0) return { ...alone, proven };
  const text = `Every way to hold ${nameOf(loop)}’s interviews beside the others costs more than leaving them out.`;
  const reasons: Reason[] = [{ rule: 'unplaced', text }];
  return { id: loop.id, itineraries: [], proven, because: [text], reasons, relaxations: [], nodes: 0 };
}
