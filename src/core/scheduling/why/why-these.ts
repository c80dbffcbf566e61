import type { Reason } from '../explain.ts';
import type { Itinerary } from '../itinerary.ts';
import type { Loop } from '../problem.ts';
import { countWords } from '../words.ts';

/** How far the answer can be relied on, and what decided for the first of the itineraries. */
export function whyThese(
  loop: Loop,
  itineraries: readonly Itinerary[],
  search: { readonly take: number; readonly proven: boolean; readonly nodes: number },
): Reason[] {
  const { take, proven, nodes } = search;
  const [best] = itineraries;
  if (!best) {
    const steps = countWords(nodes, 'step');
    return [
      {
        rule: 'search',
        text: `The search ended at its limit after ${steps} without an answer: there may be a way.`,
      },
    ];
  }
  return [
    { rule: 'search', text: certaintyText(itineraries.length, take, proven, nodes) },
    ...whyThis(loop, best),
  ];
}

/** When, and who sits where for what reason. */
export function whyThis(loop: Loop, { reasons, interviews }: Itinerary): Reason[] {
  const nameOf = (id: string) => loop.interviews.find(one => one.id === id)?.name ?? id;
  const seats = interviews.flatMap(({ id, seats: all }) =>
    all.map(seat => `${nameOf(id)}: ${seat.name}: ${seat.because}`),
  );
  return [...reasons, ...seats].map(text => ({ rule: 'search', text: `${text}.` }));
}

function certaintyText(count: number, take: number, proven: boolean, nodes: number): string {
  if (!proven)
    return `The search ended at its limit after ${countWords(nodes, 'step')}: there may be better ways.`;
  if (count < take) return count === 1 ? 'This is the only way.' : `These are all ${count} ways there are.`;
  return count === 1 ? 'There is no better way.' : `There are no better ways than these ${count}.`;
}
