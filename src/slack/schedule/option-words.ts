import type { PersonId } from '../../core/loop/glossary.ts';
import type { ProposedInterview, ProposedItinerary } from '../../core/loop/proposal.ts';
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
  const now = fromNow(option, moving, zone);
  if (option === first) return listOf([...now, ...option.reasons.map(quoted), ...seatReasons(option)]);
  const beside =
    moving.length > 0 ? [] : [swapWords(peopleIn(option.interviews), peopleIn(first.interviews))];
  const { more = [], less = [] } = option.beside ?? {};
  const weighed = [...more, ...less.map((text, i) => (i === 0 && more.length > 0 ? `but ${text}` : text))];
  return listOf([
    ...now,
    ...beside,
    mrkdwn`beside the first: ${weighed.length > 0 ? weighed.join(', ') : 'as good'}`,
    ...option.reasons.filter(reason => !first.reasons.includes(reason)).map(quoted),
    ...seatReasons(option, peopleIn(first.interviews)),
  ]);
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

function fromNow({ interviews }: ProposedItinerary, moving: readonly Interview[], zone: string): Mrkdwn[] {
  const [first] = interviews;
  const starts = moving
    .flatMap(one => one.booking?.time.start ?? [])
    .sort((a, b) => Temporal.Instant.compare(a, b));
  if (!first || !starts[0]) return [];
  return [shiftWords(starts[0], first.start, zone), swapWords(peopleIn(interviews), peopleIn(moving))];
}

function shiftWords(from: Temporal.Instant, to: Temporal.Instant, zone: string): Mrkdwn {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  const days = day(from).until(day(to)).days;
  const minutes = from.until(to).total('minutes');
  if (minutes === 0) return mrkdwn`the same time`;
  const way = minutes > 0 ? 'later' : 'earlier';
  const far = days === 0 ? hoursWords(Math.abs(minutes)) : plural(Math.abs(days), 'day');
  return mrkdwn`${far} ${way} than now`;
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

const peopleIn = (
  interviews: readonly { readonly seats: readonly { readonly person: PersonId }[] }[],
): PersonId[] => [...new Set(interviews.flatMap(one => one.seats.map(s => s.person)))];
