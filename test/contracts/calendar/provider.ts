import type { Answer } from '../../../src/core/loop/glossary.ts';
import type { Attendee, Calendar, CalendarOwner, EventDraft, Outcome } from '../../../src/core/ports.ts';
import type { Interval } from '../../../src/core/time/interval.ts';
import { TEAM } from '../../world.ts';

/** Something that stands in somebody's own calendar, put there by themselves. */
export type OwnEvent = {
  of: Attendee;
  time: Interval;
  title?: string;
  allDay?: boolean;
  transparent?: boolean;
  cancelled?: boolean;
  guests?: readonly (Attendee & { answer: Answer | 'none' })[];
};

/** A provider under test: a later one adds one of these and passes the same contract. */
export type CalendarProvider = {
  name: string;
  /** How many events are many: servers that take long to write each get fewer. */
  many?: number;
  /** It has no place for the words that come with an answer. */
  forgetsReasons?: boolean;
  /** It makes rooms for video calls. */
  makesRooms?: boolean;
  /** It keeps a calendar for whoever is asked about: there is none that it cannot read. */
  knowsEverybody?: boolean;
  /** Its meeting rooms answer invitations by themselves. */
  answersForRooms?: boolean;
  open(): Promise<{
    calendar: Calendar;
    /** @returns Its name, by which it is removed. */
    put: (event: OwnEvent) => Promise<string>;
    remove: (of: Attendee, id: string) => Promise<void>;
    /** Makes the server forget how far calendars were followed, or spoils where that is written. */
    forget?: (cursor: string) => string;
  }>;
};

const at = (text: string) => Temporal.Instant.from(text);
export const span = (start: string, end: string): Interval => ({ start: at(start), end: at(end) });

export const RAE: Attendee = { address: 'rae@acme.test', name: 'Rae Ortega' };
export const ANA: Attendee = { address: 'ana@acme.test', name: 'Ana Alvarez' };
export const BO: Attendee = { address: 'bo@acme.test', name: 'Bo Lindgren' };
export const MIA: Attendee = { address: 'mia@example.com', name: 'Mia Okafor' };
/** Meeting rooms. */
export const ELBE: Attendee = { address: 'elbe@acme.test', name: 'Elbe' };
export const SPREE: Attendee = { address: 'spree@acme.test', name: 'Spree' };
export const owner = ({ address }: Attendee, zone = 'Europe/Berlin'): CalendarOwner => ({
  person: address,
  address,
  zone,
});

export const MORNING = span('2026-12-03T09:00:00Z', '2026-12-03T10:00:00Z');
export const AFTERNOON = span('2026-12-03T13:00:00Z', '2026-12-03T14:00:00Z');
export const WEEK = span('2026-11-30T00:00:00Z', '2026-12-07T00:00:00Z');

export const DRAFT: EventDraft = {
  id: 'hireloopcontract0001',
  team: TEAM,
  organiser: RAE,
  title: 'Technical: Mia Okafor',
  description: 'Scheduled by Hireloop.',
  time: MORNING,
  zone: 'Europe/Paris',
  attendees: [BO, ANA, MIA],
};

export function valueOf<T>(outcome: Outcome<T> | undefined): T {
  if (outcome?.kind !== 'ok') throw new Error(`expected ok, got ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** Ana's. */
export const ANSWER = { address: ANA.address, answer: 'declined' as Answer, reason: 'On call' };
