import type { GoogleEvent } from '../../../src/calendars/google/api.ts';
import type { Response } from '../json-server.ts';
import type { Meeting } from './meetings.ts';

export function shown(
  { home, version, hidden, autoDeclines: _, ...event }: Meeting,
  calendar: string,
): GoogleEvent {
  return {
    ...event,
    etag: `"${version}"`,
    organizer: { email: home, ...(home === calendar ? { self: true } : {}) },
    attendees: event.attendees.map(a => (a.email === calendar ? { ...a, self: true } : a)),
    ...(home === calendar ? { extendedProperties: { private: hidden } } : {}),
  };
}

export const failure = (code: number, reason: string): Response => ({
  status: code,
  body: { error: { code, message: reason, errors: [{ domain: 'global', reason, message: reason }] } },
});
