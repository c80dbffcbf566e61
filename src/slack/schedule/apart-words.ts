import type { PersonId, SeatKind } from '../../core/loop/glossary.ts';
import type { ProposedItinerary } from '../../core/loop/proposal.ts';
import { isForLearning } from '../../core/loop/qualify.ts';
import type { Interview } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { lines, mentions, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { inOneLine, quoted, reasonsOf, seatReasons } from './option-words.ts';

/** `moving`: the interviews that have another time now. */
type Choosing = { options: readonly ProposedItinerary[]; moving: readonly Interview[]; zone: string };

/**
 * Why the first of the options, in full; of the others what sets them apart, for what all have in common helps nobody to
 * choose. Options to move something to are held against what is booked as well.
 */
export function apartText(option: ProposedItinerary, { options, moving, zone }: Choosing): Mrkdwn {
  const first = options[0] ?? option;
  const now = startOf(moving.flatMap(one => one.booking?.time ?? []));
  const fromNow = now
    ? [
        mrkdwn`${shiftWords(now, option, zone, ' than booked')}`,
        swapWords(peopleIn(option.interviews), peopleIn(moving)),
      ]
    : undefined;
  if (option === first) return fromNow ? lines(inOneLine(fromNow), reasonsOf(option)) : reasonsOf(option);
  const [, ...others] = option.reasons;
  return lines(
    inOneLine([
      ...(fromNow ?? fromFirst(option, first, zone)),
      ...weighedText(option, first, zone),
      ...others.filter(reason => !first.reasons.includes(reason)).map(quoted),
    ]),
    ...seatReasons(option, peopleIn(first.interviews)),
  );
}

function fromFirst(option: ProposedItinerary, first: ProposedItinerary, zone: string): Mrkdwn[] {
  const start = startOf(first.interviews);
  const people = swapWords(peopleIn(option.interviews), peopleIn(first.interviews));
  return start ? [mrkdwn`${shiftWords(start, option, zone)}`, people] : [people];
}

/** That a later day is a longer wait goes without saying. */
function weighedText(
  { beside, interviews }: ProposedItinerary,
  first: ProposedItinerary,
  zone: string,
): Mrkdwn[] {
  const [from, to] = [startOf(first.interviews), startOf(interviews)];
  const sameDay = !from || !to || daysBetween(from, to, zone) === 0;
  const told = (side: NonNullable<typeof beside>['more'] = []) =>
    side.filter(({ rule }) => rule !== 'day' || sameDay).map(({ text }) => text);
  const [worse, better] = [told(beside?.more), told(beside?.less)];
  if (worse.length + better.length === 0) return [mrkdwn`otherwise equal`];
  return [
    ...(worse.length > 0 ? [mrkdwn`worse: ${worse.join(', ')}`] : []),
    ...(better.length > 0 ? [mrkdwn`better: ${better.join(', ')}`] : []),
  ];
}

const startOf = (times: readonly { readonly start: Temporal.Instant }[]): Temporal.Instant | undefined =>
  times.map(time => time.start).sort((a, b) => Temporal.Instant.compare(a, b))[0];

function daysBetween(from: Temporal.Instant, to: Temporal.Instant, zone: string): number {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  return day(from).until(day(to)).days;
}

/** `2 h 45 min later`, `1 day earlier than booked` */
function shiftWords(
  from: Temporal.Instant,
  { interviews }: ProposedItinerary,
  zone: string,
  than = '',
): string {
  const to = startOf(interviews) ?? from;
  const days = daysBetween(from, to, zone);
  const minutes = from.until(to).total('minutes');
  if (minutes === 0) return 'same time';
  const far = days === 0 ? hoursWords(Math.abs(minutes)) : plural(Math.abs(days), 'day');
  return `${far} ${minutes > 0 ? 'later' : 'earlier'}${than}`;
}

/** `1 h 30 min` */
function hoursWords(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

function swapWords(here: readonly PersonId[], there: readonly PersonId[]): Mrkdwn {
  const comes = here.filter(person => !there.includes(person));
  const goes = there.filter(person => !here.includes(person));
  if (comes.length > 0 && goes.length > 0) return mrkdwn`${mentions(comes)} instead of ${mentions(goes)}`;
  if (comes.length > 0) return mrkdwn`also ${mentions(comes)}`;
  return goes.length > 0 ? mrkdwn`without ${mentions(goes)}` : mrkdwn`same people`;
}

type Seated = { readonly kind: SeatKind; readonly person: PersonId };

/** Whoever would only sit in to learn makes no difference to a choice. */
const peopleIn = (interviews: readonly { readonly seats: readonly Seated[] }[]): PersonId[] => [
  ...new Set(interviews.flatMap(one => one.seats.filter(s => !isForLearning(s)).map(s => s.person))),
];
