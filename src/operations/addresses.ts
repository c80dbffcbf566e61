import type { PersonId } from '../core/loop/glossary.ts';
import type { CalendarOwner } from '../core/ports.ts';

/** What names somebody's calendar: their mailbox or, where Slack does not tell it, their Slack id. */
export function addressOf(id: PersonId, person: { email: string | undefined } | undefined): string {
  return person?.email?.toLowerCase() ?? id;
}

/** Somebody with a calendar, or a room. `through`: in whose name a calendar is read that belongs to nobody. */
export type Calendared = {
  person: PersonId;
  email: string | undefined;
  zone: string;
  through?: string | undefined;
};

export function ownerOf(calendar: Calendared): CalendarOwner {
  const { person, zone, through } = calendar;
  return { person, address: addressOf(person, calendar), zone, ...(through ? { through } : {}) };
}
