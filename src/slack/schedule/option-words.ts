import type { PersonId } from '../../core/loop/glossary.ts';
import type { ProposedInterview, ProposedItinerary } from '../../core/loop/proposal.ts';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import { fit, short } from '../blocks/fit.ts';
import { joined, lines, mention, mentions, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, timeIn, when } from '../blocks/time.ts';
import { inRoom, roomLine } from './place-words.ts';

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
    roomLine(interview.room),
    theirs === spanIn(interview, zone)
      ? undefined
      : mrkdwn`_${theirs} for ${short(situation.candidate.name)}_`,
  );
}

/** The time and people that an interview has, while others are looked for. */
export function nowText({ name, booking, seats }: Interview, zone: string): Mrkdwn | undefined {
  if (!booking) return undefined;
  const people = mentions(seats.map(s => s.person));
  return mrkdwn`Now: *${when(booking.time.start, zone)}* · ${name} with ${people}${inRoom(booking.room)}`;
}

const REASONS = 10;
const REASON = 200;

/** Why these times; and why these people, a line each. `more` stands with the first. */
export function reasonsOf(option: ProposedItinerary, ...more: readonly Mrkdwn[]): Mrkdwn {
  const times = [...option.reasons.map(quoted), ...more];
  return lines(inOneLine(times.length > 0 ? times : [mrkdwn`everybody is free`]), ...seatReasons(option));
}

export function inOneLine(parts: readonly Mrkdwn[]): Mrkdwn {
  return joined(parts.slice(0, REASONS), ' · ');
}

export const quoted = (reason: string): Mrkdwn => mrkdwn`${fit(reason, REASON)}`;

/** @param known Those of whom it is said already. */
export function seatReasons({ interviews }: ProposedItinerary, known: readonly PersonId[] = []): Mrkdwn[] {
  return interviews
    .flatMap(i => i.seats)
    .filter(s => s.because !== '' && !known.includes(s.person))
    .map(s => mrkdwn`${mention(s.person)}: ${fit(s.because, REASON)}`)
    .slice(0, REASONS);
}

/** What is booked is checked against the calendars once more; until then, this is how old they are. */
export function asOfWords(asOf: Temporal.Instant | undefined, zone: string): string {
  return asOf ? ` Calendars as of ${timeIn(asOf, zone)}.` : '';
}
