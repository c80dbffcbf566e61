import type { Layer } from '../loop/glossary.ts';
import { scenarioSets } from './choose-scenarios.ts';
import { type Room, leastForLayers, leastForTopics, minutesOf } from './room.ts';

/** A set of layers as bits, in the order of the list they come from. */
type Mask = number;

/** Two layers in one interview cost as much as four interviews with one; a layer that nobody there knows more than that. */
const CROWDED = 2;
const UNKNOWN = 10;

type Share = {
  room: Room;
  /** Layers that its people know; the others are given to them last. */ known: readonly Layer[];
};
type State = { cost: number; shares: readonly Mask[] };

/**
 * Gives each layer to one interview that has the questions and the minutes for it beside its own topics. Exact: as
 * many layers as any division could cover; among those the one that spreads them evenly and asks people about what
 * they know.
 * @returns for each interview, in order, the layers it has to test
 */
export function allocateLayers(layers: readonly Layer[], interviews: readonly Share[]): Layer[][] {
  let states = new Map<Mask, State>([[0, { cost: 0, shares: [] }]]);
  for (const { room, known } of interviews) {
    states = extend(states, reachable(layers, room), maskOf(layers, known));
  }
  const [best] = [...states].toSorted(([a, x], [b, y]) => bits(b) - bits(a) || x.cost - y.cost || a - b);
  return (best?.[1].shares ?? []).map(mask => layersIn(layers, mask));
}

function extend(states: ReadonlyMap<Mask, State>, choices: readonly Mask[], known: Mask): Map<Mask, State> {
  const next = new Map<Mask, State>();
  for (const [covered, { cost, shares }] of states) {
    for (const share of choices.filter(mask => (mask & covered) === 0)) {
      const more = cost + CROWDED * bits(share) ** 2 + UNKNOWN * bits(share & ~known);
      const held = next.get(covered | share);
      if (!held || more < held.cost) next.set(covered | share, { cost: more, shares: [...shares, share] });
    }
  }
  return next;
}

/** Every set of layers that one interview can test, large ones first, so that among equals earlier interviews do more. */
function reachable(layers: readonly Layer[], room: Room): Mask[] {
  const left = room.available - leastForTopics(room);
  const written = writtenSets(layers, room, left);
  const fits = (mask: Mask) =>
    written.some(set => set.minutes + leastForLayers(room, layersIn(layers, mask & ~set.mask)) <= left);
  return Array.from({ length: 2 ** layers.length }, (_, mask) => mask)
    .filter(mask => mask === 0 || fits(mask))
    .toSorted((a, b) => bits(b) - bits(a) || a - b);
}

function writtenSets(layers: readonly Layer[], room: Room, left: number): { mask: Mask; minutes: number }[] {
  if (!room.interview.covers.includes('scenarios')) return [{ mask: 0, minutes: 0 }];
  return scenarioSets(room.shelf, left).map(set => ({
    mask: maskOf(
      layers,
      set.flatMap(question => question.covers),
    ),
    minutes: minutesOf(set),
  }));
}

function maskOf(layers: readonly Layer[], some: readonly Layer[]): Mask {
  return layers.reduce((mask, layer, bit) => (some.includes(layer) ? mask | (1 << bit) : mask), 0);
}

function layersIn(layers: readonly Layer[], mask: Mask): Layer[] {
  return layers.filter((_, bit) => mask & (1 << bit));
}

function bits(mask: Mask): number {
  return mask.toString(2).replaceAll('0', '').length;
}
