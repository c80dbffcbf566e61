import { eachTick, hasTick } from './bitmap.ts';
import type { LoopModel } from './loop-model.ts';
import { variantsWith } from './search-loop.ts';
import { Search } from './search.ts';
import { startSets } from './start-sets.ts';

type Starts = { readonly ticks: number[]; readonly proven: boolean; readonly nodes: number };

/** Every tick at which the first interview of the loop can start. `nodeLimit` holds for each of them. */
export function feasibleStarts(model: LoopModel, required: readonly number[], nodeLimit: number): Starts {
  const each = variantsWith(model, required).map(variant => startsOfVariant(variant, nodeLimit));
  if (each.length === 1) return each[0]!;
  const ticks = new Set(each.flatMap(one => one.ticks));
  return {
    ticks: [...ticks].sort((a, b) => a - b),
    proven: each.every(one => one.proven),
    nodes: each.reduce((sum, one) => sum + one.nodes, 0),
  };
}

function startsOfVariant(model: LoopModel, nodeLimit: number): Starts {
  const search = new Search(model, 1);
  const sets = model.sameDay && model.interviews.length > 0 ? startSets(model) : undefined;
  const ticks: number[] = [];
  let proven = true;
  let nodes = 0;
  let day = 0;
  eachTick(sets?.possible ?? offeredStarts(model), tick => {
    if (sets && hasTick(sets.certain, tick)) {
      ticks.push(tick);
      return;
    }
    while (day < model.days.length && model.days[day]!.end <= tick) day += 1;
    if (day === model.days.length || tick < model.days[day]!.first) return;
    const exists = search.existsAt(tick, day, nodeLimit);
    nodes += search.nodes;
    if (exists) ticks.push(tick);
    if (exists === undefined) proven = false;
  });
  return { ticks, proven, nodes };
}

/** Where the candidate's side allows an interview to start that need not come after another one. */
function offeredStarts({ interviews }: LoopModel): Uint32Array {
  const all = new Uint32Array(interviews[0]?.starts.length ?? 0);
  for (const { starts, before } of interviews) {
    if (before === 0) for (let word = 0; word < all.length; word += 1) all[word] = all[word]! | starts[word]!;
  }
  return all;
}
