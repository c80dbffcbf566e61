import { type Level, levelRank } from '../loop/glossary.ts';
import type { LocalDay } from '../time/local-days.ts';
import type { BusyPiece } from './busy-spans.ts';
import type { Change, ChangeKind } from './changes.ts';
import type { Itinerary } from './itinerary.ts';
import type { SeatNeeded } from './seat-needed.ts';
import type { Cap, Interviewer, Loop, NamedBy } from './problem.ts';
import { chairWords } from './seat-words.ts';
import type { Member } from './member.ts';
import { clockWords, dayWords, nameOf, placedTimeWords, zoneWords } from './words.ts';

/** A change that is only worked out and worded where it is used: searches weigh thousands of them. */
export type Offer = {
  /** Two offers with the same key are the same change. */
  readonly key: string;
  /**
   * Offers with the same one are too much alike to be made side by side: another day of the same candidate, other
   * extra hours of the same person.
   */
  readonly kindred: string;
  readonly price: number;
  /** @param then What would be booked once it is made, for its words. */
  make(then?: Itinerary): Change;
};

/**
 * What asking for each costs people, cheapest first; only the order and the sums matter. `longer-break` counts per
 * hour, `lower-level` per level.
 */
const PRICES: Record<ChangeKind, number> = {
  'skip-buffer': 1,
  'move-busy': 2,
  'longer-break': 2,
  'over-lunch': 3,
  'candidate-lunch': 3,
  'raise-cap': 4,
  'ask-candidate': 4,
  'lower-level': 5,
  'split-days': 6,
  'short-notice': 6,
  'on-video': 6,
  'off-hours': 7,
  'any-order': 8,
  without: 8,
  'meet-again': 9,
  'let-in': 10,
  'leave-empty': 12,
};

/** How far a coordinator may ask somebody to go on a day that they work, on their own clock. */
export const EXTENDED_DAY = ['08:00', '20:00'] as const;

export function moveBusy({ who, name }: Member, { start, end, title }: BusyPiece): Offer {
  return offer('move-busy', `${who.id} ${start} ${end}`, about => ({
    kind: 'move-busy',
    person: who.id,
    ...stretch(start, end),
    rule: 'busy',
    ...about,
    text: `book over ${name}’s movable ${title ? `“${title}”` : 'meeting'}, ${placedTimeWords(start, who.zone)}`,
  }));
}

export function skipBuffer({ who, name }: Member): Offer {
  return offer('skip-buffer', who.id, about => ({
    kind: 'skip-buffer',
    person: who.id,
    rule: 'buffer',
    ...about,
    text: `let ${name} go without the ${who.bufferMinutes} minutes between meetings`,
  }));
}

export function overLunch({ who, name }: Member, { date }: LocalDay): Offer {
  return offer('over-lunch', `${who.id} ${date}`, about => ({
    kind: 'over-lunch',
    person: who.id,
    date,
    rule: 'lunch',
    ...about,
    text: `book over ${name}’s lunch on ${dayWords(date)}`,
  }));
}

/** Milliseconds: all that may be asked for on the date, hours included. The words name what is to be booked alone. */
export function offHours({ who, name }: Member, { date }: LocalDay, start: number, end: number): Offer {
  const made = offer('off-hours', `${who.id} ${date}`, (about, then) => {
    const sits = then?.interviews.find(one => one.seats.some(seat => seat.person === who.id));
    const clock = (at: number) => clockWords(at, who.zone);
    const asked = sits ? clock(sits.start.epochMilliseconds) : `${clock(start)} to ${clock(end)}`;
    return {
      kind: 'off-hours',
      person: who.id,
      date,
      ...stretch(start, end),
      rule: 'hours',
      ...about,
      text: `ask ${name} for ${dayWords(date)}, ${asked} (${zoneWords(who.zone)}), outside of their hours`,
    };
  });
  return { ...made, kindred: `off-hours ${who.id}` };
}

/** `period` is a date or an ISO week. */
export function raiseCap({ who, name }: Member, cap: Cap, period: string, to: number): Offer {
  return offer('raise-cap', `${who.id} ${cap} ${period}`, about => ({
    kind: 'raise-cap',
    person: who.id,
    cap,
    period,
    to,
    rule: cap,
    ...about,
    text: `raise ${name}’s cap to ${to} ${cap === 'perDay' ? `on ${dayWords(period)}` : `in week ${Number(period.slice(-2))}`}`,
  }));
}

export function lowerLevel(needed: SeatNeeded, to: Level, from: Level): Offer {
  const { interview, seat } = needed;
  const levels = levelRank(from) - levelRank(to);
  const act = { interview: interview.id, seat: seat.id, to, rule: 'level' };
  const text = () => `let a ${to}-level engineer take ${chairWords(needed)}`;
  const key = `${interview.id} ${seat.id} ${to}`;
  return offer(
    'lower-level',
    key,
    about => ({ kind: 'lower-level', ...act, ...about, text: text() }),
    levels,
  );
}

export function meetAgain(who: Interviewer): Offer {
  return offer('meet-again', who.id, about => ({
    kind: 'meet-again',
    person: who.id,
    rule: 'metBefore',
    ...about,
    text: `let ${nameOf(who)} interview this candidate again`,
  }));
}

export function leaveEmpty(needed: SeatNeeded): Offer {
  const { interview, seat } = needed;
  return offer('leave-empty', `${interview.id} ${seat.id}`, about => ({
    kind: 'leave-empty',
    interview: interview.id,
    seat: seat.id,
    rule: 'qualified',
    ...about,
    text: `leave ${chairWords(needed)} empty`,
  }));
}

/** Somebody whom the loop rules out. */
export function letIn(who: Interviewer, { by }: NamedBy): Offer {
  return offer('let-in', who.id, about => ({
    kind: 'let-in',
    person: who.id,
    rule: 'excluded',
    ...about,
    text: `let ${nameOf(who)} take part, whom ${by} ruled out`,
  }));
}

/** `by`: who asked for them, where that is known. */
export function without(person: string, name: string, by?: string): Offer {
  return offer('without', person, about => ({
    kind: 'without',
    person,
    rule: 'required',
    ...about,
    text: `do it without ${name}${by === undefined ? '' : `, whom ${by} asked for`}`,
  }));
}

/** Milliseconds; a stretch of the local day `date` that the candidate has not offered so far. */
export function askCandidate(loop: Loop, date: string, start: number, end: number): Offer {
  const made = offer('ask-candidate', date, about => ({
    kind: 'ask-candidate',
    date,
    ...stretch(start, end),
    rule: 'windows',
    ...about,
    text: `ask ${nameOf(loop)} for ${dayWords(date)}, ${clockWords(start, loop.zone)} to ${clockWords(end, loop.zone)} their time`,
  }));
  return { ...made, kindred: 'ask-candidate' };
}

export function longerBreak(minutes: number, hoursMore: number): Offer {
  const act = {
    minutes,
    rule: 'maxIdle',
    text: `allow a break of up to ${minutes} minutes between interviews`,
  };
  const make = (about: { price: number }): Change => ({ kind: 'longer-break', ...act, ...about });
  return { ...offer('longer-break', String(minutes), make, hoursMore), kindred: 'longer-break' };
}

const LOOP_WIDE = {
  'split-days': { rule: 'sameDay', text: (name: string) => `spread ${name}’s interviews over several days` },
  'candidate-lunch': {
    rule: 'avoid',
    text: (name: string) => `use time that ${name} would rather keep free`,
  },
  'short-notice': { rule: 'notice', text: (name: string) => `give ${name} less notice than usual` },
  'on-video': { rule: 'roomNeeded', text: (name: string) => `hold ${name}’s interviews on video` },
  'any-order': { rule: 'order', text: () => 'hold the interviews in any order' },
} as const;

export function loopWide(kind: keyof typeof LOOP_WIDE, loop: Loop): Offer {
  const { rule, text } = LOOP_WIDE[kind];
  return offer(kind, '', about => ({ kind, rule, ...about, text: text(nameOf(loop)) }));
}

type Make = (about: { price: number }, then: Itinerary | undefined) => Change;

/** `times`: how many times the price of the kind. */
function offer(kind: ChangeKind, of: string, make: Make, times = 1): Offer {
  const key = `${kind} ${of}`;
  const price = PRICES[kind] * times;
  return { key, kindred: key, price, make: then => make({ price }, then) };
}

function stretch(start: number, end: number): { start: Temporal.Instant; end: Temporal.Instant } {
  return {
    start: Temporal.Instant.fromEpochMilliseconds(start),
    end: Temporal.Instant.fromEpochMilliseconds(end),
  };
}
