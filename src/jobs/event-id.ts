import { createHash } from 'node:crypto';
import type { EventDraft } from '../core/ports.ts';

/** The same for drafts that show the same. */
export function hashOf(draft: EventDraft): string {
  return createHash('sha256').update(JSON.stringify(draft)).digest('hex');
}

/**
 * Letters and digits that every provider takes: base32hex of a hash. A deleted event leaves its id behind for good
 * (Google), so a new attempt needs the next generation.
 * @see https://developers.google.com/calendar/api/v3/reference/events/insert
 */
export function eventId(appointment: string, generation: number): string {
  const hash = createHash('sha256').update(`${appointment}:${generation}`).digest();
  const bits = [...hash].map(byte => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map(five => Number.parseInt(five, 2).toString(32)).join('');
}
