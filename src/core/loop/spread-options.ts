import type { ProposedItinerary } from './proposal.ts';

/** Closer than this, two options are the same to somebody who chooses. */
const APART_MINUTES = 90;

/**
 * A few options that differ, of many that are ordered by cost: the best one first, then others on another day or with
 * other people, then other times of a day, each as cheap as it gets. Fifteen minutes later with the same people is no
 * choice.
 */
export function spreadOptions(
  options: readonly ProposedItinerary[],
  most: number,
  zone: string,
): ProposedItinerary[] {
  const chosen: ProposedItinerary[] = [];
  const differs: ((a: ProposedItinerary, b: ProposedItinerary) => boolean)[] = [
    (a, b) => dayOf(a, zone) !== dayOf(b, zone) || peopleOf(a) !== peopleOf(b),
    (a, b) => Math.abs(startOf(a) - startOf(b)) >= APART_MINUTES * 60_000,
    (a, b) => a !== b,
  ];
  for (const differ of differs) {
    for (const option of options) {
      if (chosen.length < most && chosen.every(c => differ(option, c))) chosen.push(option);
    }
  }
  return chosen.sort((a, b) => options.indexOf(a) - options.indexOf(b));
}

const startOf = ({ interviews }: ProposedItinerary): number => interviews[0]?.start.epochMilliseconds ?? 0;

function dayOf({ interviews }: ProposedItinerary, zone: string): string {
  return interviews[0]?.start.toZonedDateTimeISO(zone).toPlainDate().toString() ?? '';
}

function peopleOf({ interviews }: ProposedItinerary): string {
  return interviews
    .flatMap(i => i.seats.map(s => s.person))
    .sort()
    .join();
}
