import { type Level, type PersonId, levelRank } from '../loop/glossary.ts';
import type { LocalDay } from '../time/local-days.ts';
import type { SeatNeeded } from './loop-model.ts';
import type { Cap, Interviewer, Loop } from './problem.ts';
import type { BusyPiece, Member } from './team.ts';
import { clockWords, dayWords, nameOf, placedTimeWords, zoneWords } from './words.ts';

type Stretch = { readonly start: Temporal.Instant; readonly end: Temporal.Instant };
type OfSeat = { readonly interview: string; readonly seat: string };
type Acts = {
  'skip-buffer': { readonly person: PersonId };
  'move-busy': Stretch & { readonly person: PersonId };
  'longer-break': { readonly minutes: number };
  'over-lunch': { readonly person: PersonId; readonly date: string };
  'candidate-lunch': object;
  'raise-cap': { readonly person: PersonId; readonly cap: Cap; readonly period: string; readonly to: number };
  'ask-candidate': Stretch & { readonly date: string };
  'lower-level': OfSeat & { readonly to: Level };
  'split-days': object;
  'short-notice': object;
  'off-hours': Stretch & { readonly person: PersonId; readonly date: string };
  'any-order': object;
  without: { readonly person: PersonId };
  'meet-again': { readonly person: PersonId };
  'leave-empty': OfSeat;
};
export type ChangeKind = keyof Acts;

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
  'off-hours': 7,
  'any-order': 8,
  without: 8,
  'meet-again': 9,
  'leave-empty': 12,
};

/**
 * Something a coordinator could change so that a loop fits, as data that `applyChanges` carries out. Instants are
 * half-open stretches; dates and weeks are local to the person, or to the candidate, that they are about.
 */
export type Change = {
  readonly [Kind in ChangeKind]: { readonly kind: Kind } & Acts[Kind] & Priced;
}[ChangeKind];
type Priced = {
  /** The rule that it bends. */
  readonly rule: string;
  readonly price: number;
  /** For people: `book over Ana's movable 1:1, Tue 1 Dec 14:00 (Berlin)`. */
  readonly text: string;
};

export function moveBusy({ who, name }: Member, { start, end, title }: BusyPiece): Change {
  const what = title ? `movable “${title}”` : 'movable meeting';
  const text = `book over ${name}’s ${what}, ${placedTimeWords(start, who.zone)}`;
  const act = { person: who.id, start: instant(start), end: instant(end) };
  return { kind: 'move-busy', ...act, rule: 'busy', price: PRICES['move-busy'], text };
}

export function skipBuffer({ who, name }: Member): Change {
  const text = `let ${name} go without the ${who.bufferMinutes} minutes between meetings`;
  return { kind: 'skip-buffer', person: who.id, rule: 'buffer', price: PRICES['skip-buffer'], text };
}

export function overLunch({ who, name }: Member, { date }: LocalDay): Change {
  const text = `book over ${name}’s lunch on ${dayWords(date)}`;
  return { kind: 'over-lunch', person: who.id, date, rule: 'lunch', price: PRICES['over-lunch'], text };
}

/** Milliseconds: all that may be asked for on the date, hours included. */
export function offHours({ who, name }: Member, { date }: LocalDay, start: number, end: number): Change {
  const between = `between ${EXTENDED_DAY.join(' and ')} (${zoneWords(who.zone)})`;
  const text = `ask ${name} for time outside of their hours on ${dayWords(date)}, ${between}`;
  const act = { person: who.id, date, start: instant(start), end: instant(end) };
  return { kind: 'off-hours', ...act, rule: 'hours', price: PRICES['off-hours'], text };
}
/** How far a coordinator may ask somebody to go on a day that they work, on their own clock. */
export const EXTENDED_DAY = ['08:00', '20:00'] as const;

/** `period` is a date or an ISO week. */
export function raiseCap({ who, name }: Member, cap: Cap, period: string, to: number): Change {
  const when = cap === 'perDay' ? `on ${dayWords(period)}` : `in week ${Number(period.slice(-2))}`;
  const text = `raise ${name}’s cap to ${to} ${when}`;
  return { kind: 'raise-cap', person: who.id, cap, period, to, rule: cap, price: PRICES['raise-cap'], text };
}

export function lowerLevel({ interview, seat }: SeatNeeded, to: Level, from: Level): Change {
  const text = `let a ${to}-level engineer take ${seatWords(interview, seat)}`;
  const price = PRICES['lower-level'] * (levelRank(from) - levelRank(to));
  return { kind: 'lower-level', interview: interview.id, seat: seat.id, to, rule: 'level', price, text };
}

export function meetAgain(who: Interviewer): Change {
  const text = `let ${nameOf(who)} interview this candidate again`;
  return { kind: 'meet-again', person: who.id, rule: 'metBefore', price: PRICES['meet-again'], text };
}

export function leaveEmpty({ interview, seat }: SeatNeeded): Change {
  const text = `leave ${seatWords(interview, seat)} empty`;
  return {
    kind: 'leave-empty',
    interview: interview.id,
    seat: seat.id,
    rule: 'qualified',
    price: PRICES['leave-empty'],
    text,
  };
}

export function without(person: PersonId, name: string): Change {
  return { kind: 'without', person, rule: 'required', price: PRICES.without, text: `do it without ${name}` };
}

/** Milliseconds; a stretch of the local day `date` that the candidate has not offered so far. */
export function askCandidate(loop: Loop, date: string, start: number, end: number): Change {
  const hours = `${clockWords(start, loop.zone)} to ${clockWords(end, loop.zone)}`;
  const text = `ask ${nameOf(loop)} for ${dayWords(date)}, ${hours} their time`;
  const act = { date, start: instant(start), end: instant(end) };
  return { kind: 'ask-candidate', ...act, rule: 'windows', price: PRICES['ask-candidate'], text };
}

export function longerBreak(loop: Loop, minutes: number): Change {
  const text = `allow a break of up to ${minutes} minutes between interviews`;
  const price = PRICES['longer-break'] * Math.max(1, Math.ceil((minutes - (loop.maxIdleMinutes ?? 0)) / 60));
  return { kind: 'longer-break', minutes, rule: 'maxIdle', price, text };
}

const LOOP_WIDE = {
  'split-days': { rule: 'sameDay', text: (name: string) => `spread ${name}’s interviews over several days` },
  'candidate-lunch': {
    rule: 'avoid',
    text: (name: string) => `use time that ${name} would rather keep free`,
  },
  'short-notice': { rule: 'notice', text: (name: string) => `give ${name} less notice than usual` },
  'any-order': { rule: 'order', text: () => 'hold the interviews in any order' },
} as const;

export function loopWide(kind: keyof typeof LOOP_WIDE, loop: Loop): Change {
  return { kind, rule: LOOP_WIDE[kind].rule, price: PRICES[kind], text: LOOP_WIDE[kind].text(nameOf(loop)) };
}

/** Two changes with the same key are the same change. */
export function changeKey(change: Change): string {
  const act = Object.entries(change).filter(([field]) => !ABOUT_PRICE.has(field));
  return act.map(([, value]) => String(value)).join(' ');
}
/**
 * Changes with the same key of this kind are too much alike to be offered side by side: another day of the same
 * candidate, other extra hours of the same person.
 */
export function banKey(change: Change): string {
  if (change.kind === 'ask-candidate') return change.kind;
  return change.kind === 'off-hours' ? `${change.kind} ${change.person}` : changeKey(change);
}

const ABOUT_PRICE = new Set(['rule', 'price', 'text']);

function seatWords(interview: SeatNeeded['interview'], seat: SeatNeeded['seat']): string {
  return `the seat “${seat.id}” of ${interview.name ?? interview.id}`;
}

const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
