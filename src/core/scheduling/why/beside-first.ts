import { SOFT_RULES } from '../constraints/rules.ts';
import type { Itinerary } from '../itinerary.ts';
import type { Term } from '../weights.ts';

/** What sets a choice apart from another one, in the words of the rules: `more` is what speaks against it. */
export type Beside = { readonly more: readonly string[]; readonly less: readonly string[] };

/** Each itinerary beside the first of them, by what it costs; nothing for the first. */
export function besideFirst(itineraries: readonly Pick<Itinerary, 'costs'>[]): Beside[] {
  const [first] = itineraries;
  return itineraries.map(one => {
    const changes = TERMS_IN_WORDS.map(({ term, more, less }) => ({
      more,
      less,
      by: (one.costs[term] ?? 0) - (first?.costs[term] ?? 0),
    }));
    return {
      more: changes.filter(change => change.by > 0).map(change => change.more),
      less: changes.filter(change => change.by < 0).map(change => change.less),
    };
  });
}

const TERMS_IN_WORDS: readonly { term: Term; more: string; less: string }[] = [
  ...new Map(SOFT_RULES.map(({ name, more, less }) => [name, { term: name, more, less }])).values(),
];
