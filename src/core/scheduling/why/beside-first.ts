import { SOFT_RULES } from '../constraints/rules.ts';
import type { Itinerary } from '../itinerary.ts';
import type { Term } from '../weights.ts';

/** What sets a choice apart from another one, in the words of the rules: `more` is what speaks against it. */
export type Beside = { readonly more: readonly Difference[]; readonly less: readonly Difference[] };
type Difference = { readonly rule: Term; readonly text: string };

/** Each itinerary beside the first of them, by what it costs; nothing for the first. */
export function besideFirst(itineraries: readonly Pick<Itinerary, 'costs'>[]): Beside[] {
  const [first] = itineraries;
  return itineraries.map(one => {
    const by = (rule: Term) => (one.costs[rule] ?? 0) - (first?.costs[rule] ?? 0);
    return {
      more: IN_WORDS.filter(({ name }) => by(name) > 0).map(({ name, more }) => ({ rule: name, text: more })),
      less: IN_WORDS.filter(({ name }) => by(name) < 0).map(({ name, less }) => ({ rule: name, text: less })),
    };
  });
}

/** A term may have several rules, which share their words. */
const IN_WORDS = [...new Map(SOFT_RULES.map(rule => [rule.name, rule])).values()];
