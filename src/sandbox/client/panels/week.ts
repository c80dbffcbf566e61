/** An event as the server tells it; times are ISO instants or milliseconds. */
export type CalendarEvent = {
  id: string;
  title: string;
  /** Lines of plain text, with addresses in them. */
  description: string;
  /** A place, or the address of a call; empty where it has none. */
  location: string;
  start: string | number;
  end: string | number;
  allDay: boolean;
  answer?: string;
  attendees: { name: string; address: string; answer: string; reason: string }[];
  canAnswer: boolean;
  /** In the calendar that holds it. */
  canEdit: boolean;
};

export type Week = {
  person: string;
  /** Meeting rooms have calendars too. */
  rooms: { id: string; name: string }[];
  zone: string;
  days: string[];
  events: CalendarEvent[];
};

/** In milliseconds. */
export function instant(value: string | number): number {
  return typeof value === 'number' ? value : Date.parse(value);
}
