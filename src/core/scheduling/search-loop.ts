import { IMPOSSIBLE, type SeatModel } from './interview-model.ts';
import type { LoopModel } from './loop-model.ts';
import { type Path, comesBefore } from './path.ts';
import { type SearchOptions, search } from './search.ts';

/** What was found, with the model it was found in: people that the loop requires are pinned to a seat there. */
export type FoundIn = { readonly cost: number; readonly path: Path; readonly model: LoopModel };

/** The cheapest itineraries of a loop, with everybody in it whom it requires. */
export function searchLoop(
  model: LoopModel,
  required: readonly number[],
  options: SearchOptions,
): { found: FoundIn[]; proven: boolean; bound: number; nodes: number; effort: number } {
  const best = new Map<string, FoundIn>();
  let proven = true;
  let nodes = 0;
  let effort = 0;
  let bound = IMPOSSIBLE;
  for (const variant of variantsWith(model, required)) {
    const result = search(variant, options);
    proven &&= result.proven;
    nodes += result.nodes;
    effort += result.effort;
    bound = Math.min(bound, result.bound);
    for (const { cost, path } of result.found) {
      const known = best.get(path.join());
      if (!known || cost < known.cost) best.set(path.join(), { cost, path, model: variant });
    }
  }
  const found = [...best.values()].sort((a, b) => a.cost - b.cost || (comesBefore(a.path, b.path) ? -1 : 1));
  return { found: found.slice(0, options.take), proven, bound, nodes, effort };
}

/** The loop in every way to give each of the required members a seat of their own; itself where nobody is required. */
export function variantsWith(model: LoopModel, required: readonly number[]): LoopModel[] {
  const [member, ...others] = required;
  if (member === undefined) return [model];
  return model.interviews.flatMap((interview, i) =>
    interview.seats.flatMap((seat, s) => {
      const k = seat.members.indexOf(member);
      if (k < 0) return [];
      const pinned = interview.seats.with(s, onlyMember(seat, k));
      const interviews = model.interviews.with(i, { ...interview, seats: pinned });
      return variantsWith({ ...model, interviews, tables: [] }, others);
    }),
  );
}

function onlyMember(seat: SeatModel, k: number): SeatModel {
  return {
    ...seat,
    members: seat.members.slice(k, k + 1),
    costs: seat.costs.slice(k, k + 1),
    profiles: seat.profiles.slice(k, k + 1),
    weeks: seat.weeks.slice(k, k + 1),
    orders: new Map(),
    emptyCost: IMPOSSIBLE,
  };
}
