import type { PersonId, SeatKind } from '../../core/loop/glossary.ts';
import type { ProposedInterview, ProposedItinerary } from '../../core/loop/proposal.ts';
import { isForLearning } from '../../core/loop/qualify.ts';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { fit, short } from '../blocks/fit.ts';
import { joined, lines, mention, mentions, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';

/** The candidate's own time stands below where their clock shows another. */
export function interviewText(
  interview: ProposedInterview,
  { situation, zone }: { situation: Situation; zone: string },
): Mrkdwn {
  const people = joined(
    interview.seats.map(s =>
      s.kind === 'lead' ? mention(s.person) : mrkdwn`${mention(s.person)} (${s.kind})`,
    ),
    ', ',
  );
  const theirs = spanIn(interview, situation.candidate.zone);
  return lines(
    mrkdwn`*${when(interview.start, zone)}* · ${interview.name}`,
    mrkdwn`with ${people}`,
    theirs === spanIn(interview, zone)
      ? undefined
      : mrkdwn`_${theirs} for ${short(situation.candidate.name)}_`,
  );
}

/** The time and people that an interview has, while others are looked for. */
export function nowText({ name, booking, seats }: Interview, zone: string): Mrkdwn | undefined {
  if (!booking) return undefined;
  const people = mentions(seats.map(s => s.person));
  return mrkdwn`Now: *${when(booking.time.start, zone)}* · ${name} with ${people}`;
}

const REASONS = 10;
const REASON = 200;

export function reasonsOf(option: ProposedItinerary): Mrkdwn {
  return listOf([...option.reasons.map(quoted), ...seatReasons(option)]);
}

/** `moving`: the interviews that have another time now. */
type Choosing = { options: readonly ProposedItinerary[]; moving: readonly Interview[]; zone: string };

/**
 * Why the first of the options, in full; of the others what sets them apart, for what all have in common helps nobody to
 * choose. Options to move something to are held against what is booked as well.
 */
export function apartText(option: ProposedItinerary, { options, moving, zone }: Choosing): Mrkdwn {
  const first = options[0] ?? option;
  const now = startOf(moving.flatMap(one => one.booking?.time ?? []));
  const from = now
    ? [shiftWords(now, option, zone, 'now'), swapWords(peopleIn(option.interviews), peopleIn(moving))]
    : [];
  if (option === first) return listOf([...from, ...option.reasons.map(quoted), ...seatReasons(option)]);
  return listOf([
    ...(now ? from : fromFirst(option, first, zone)),
    weighedText(option),
    ...option.reasons.filter(reason => !first.reasons.includes(reason)).map(quoted),
    ...seatReasons(option, peopleIn(first.interviews)),
  ]);
}

/** Another day is named by its reason. */
function fromFirst(option: ProposedItinerary, first: ProposedItinerary, zone: string): Mrkdwn[] {
  const start = startOf(first.interviews);
  const people = swapWords(peopleIn(option.interviews), peopleIn(first.interviews));
  const isSameDay = start && daysBetween(start, startOf(option.interviews) ?? start, zone) === 0;
  return isSameDay ? [shiftWords(start, option, zone, 'the first'), people] : [people];
}

function weighedText({ beside }: ProposedItinerary): Mrkdwn {
  const { more = [], less = [] } = beside ?? {};
  if (more.length + less.length === 0) return mrkdwn`otherwise as good as the first`;
  const sides = [more, less].filter(side => side.length > 0).map(side => side.join(', '));
  return mrkdwn`beside the first: ${sides.join(', but ')}`;
}

function listOf(reasons: readonly Mrkdwn[]): Mrkdwn {
  return reasons.length > 0 ? joined(reasons.slice(0, REASONS), ' · ') : mrkdwn`Everybody is free.`;
}

const quoted = (reason: string): Mrkdwn => mrkdwn`${fit(reason, REASON)}`;

function seatReasons({ interviews }: ProposedItinerary, known: readonly PersonId[] = []): Mrkdwn[] {
  return interviews
    .flatMap(i => i.seats)
    .filter(s => s.because !== '' && !known.includes(s.person))
    .map(s => mrkdwn`${mention(s.person)}: ${fit(s.because, REASON)}`);
}

const startOf = (times: readonly { readonly start: Temporal.Instant }[]): Temporal.Instant | undefined =>
  times.map(time => time.start).sort((a, b) => Temporal.Instant.compare(a, b))[0];

function daysBetween(from: Temporal.Instant, to: Temporal.Instant, zone: string): number {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  return day(from).until(day(to)).days;
}

function shiftWords(
  from: Temporal.Instant,
  { interviews }: ProposedItinerary,
  zone: string,
  than: string,
): Mrkdwn {
  const to = startOf(interviews) ?? from;
  const days = daysBetween(from, to, zone);
  const minutes = from.until(to).total('minutes');
  if (minutes === 0) return mrkdwn`the same time`;
  const way = minutes > 0 ? 'later' : 'earlier';
  const far = days === 0 ? hoursWords(Math.abs(minutes)) : plural(Math.abs(days), 'day');
  return mrkdwn`${far} ${way} than ${than}`;
}

/** `1 hour 30 minutes` */
function hoursWords(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => plural(count, word))
    .join(' ');
}

function swapWords(here: readonly PersonId[], there: readonly PersonId[]): Mrkdwn {
  const comes = here.filter(person => !there.includes(person));
  const goes = there.filter(person => !here.includes(person));
  if (comes.length > 0 && goes.length > 0) return mrkdwn`${mentions(comes)} in place of ${mentions(goes)}`;
  if (comes.length > 0) return mrkdwn`${mentions(comes)} besides`;
  return goes.length > 0 ? mrkdwn`without ${mentions(goes)}` : mrkdwn`the same people`;
}

type Seated = { readonly kind: SeatKind; readonly person: PersonId };

/** Whoever would only sit in to learn makes no difference to a choice. */
const peopleIn = (interviews: readonly { readonly seats: readonly Seated[] }[]): PersonId[] => [
  ...new Set(interviews.flatMap(one => one.seats.filter(s => !isForLearning(s)).map(s => s.person))),
];
