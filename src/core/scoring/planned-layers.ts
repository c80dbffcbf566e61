import type { Kit } from '../kits/kit.ts';
import type { Layer } from '../loop/glossary.ts';

/** For each layer the names of the interviews still to be scored that are to test it. */
export type PlannedLayers = Partial<Readonly<Record<Layer, readonly string[]>>>;

/** Where layers that no card has tested yet are going to be tested. @param kits Of interviews whose cards are not all in. */
export function plannedLayers(
  owned: readonly Layer[],
  kits: readonly Pick<Kit, 'interview' | 'covers'>[],
): PlannedLayers {
  return Object.fromEntries(
    owned.map(layer => [
      layer,
      kits.filter(kit => kit.covers.includes(layer)).map(kit => kit.interview.name),
    ]),
  );
}
