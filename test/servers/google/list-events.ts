import type { Response } from '../json-server.ts';
import { failure, shown } from './shown.ts';
import { at, type Meeting } from './meetings.ts';

const INCOMPATIBLE = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'timeMin',
  'timeMax',
  'updatedMin',
];
const PAGE_SIZE = 250;
const LARGEST_PAGE = 2500;

/** Pages, bounds on end and start, the mark that only the organiser's copy bears; deleted events on request. */
export function listEvents(all: readonly Meeting[], calendar: string, query: URLSearchParams): Response {
  if (query.has('syncToken') && INCOMPATIBLE.some(name => query.has(name))) return failure(400, 'badRequest');
  if (query.get('syncToken') === 'expired') return failure(410, 'fullSyncRequired');
  const [name, value] = (query.get('privateExtendedProperty') ?? '').split('=');
  const bound = (key: string, otherwise: number) =>
    query.has(key) ? Date.parse(query.get(key) ?? '') : otherwise;
  const found = all
    .filter(e => query.get('showDeleted') === 'true' || e.status !== 'cancelled')
    .filter(e => at(e.end) > bound('timeMin', -Infinity) && at(e.start) < bound('timeMax', Infinity))
    .filter(e => !name || (e.home === calendar && e.hidden[name] === value))
    .map(e => shown(e, calendar));
  const size = Math.min(Number(query.get('maxResults') ?? PAGE_SIZE), LARGEST_PAGE);
  const from = Number(query.get('pageToken') ?? 0);
  const more = from + size < found.length;
  const items = found.slice(from, from + size);
  return {
    status: 200,
    body: { kind: 'calendar#events', items, ...(more ? { nextPageToken: String(from + size) } : {}) },
  };
}
