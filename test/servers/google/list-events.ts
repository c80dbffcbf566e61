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

/** What is left of a question when its answers are followed: the same one, but for where it starts. */
function questionOf(query: URLSearchParams): string {
  const kept = [...query].filter(
    ([name]) => !['timeMin', 'timeMax', 'syncToken', 'pageToken'].includes(name),
  );
  return Buffer.from(kept.map(String).toSorted().join()).toString('base64url');
}

type Listed = {
  all: readonly Meeting[];
  calendar: string;
  /** The latest change, and the first from which tokens are still known. */
  changes: number;
  forgotten: number;
};

/**
 * Pages, bounds on end and start, the mark that only the organiser's copy bears; deleted events on request, and always
 * where only changes are asked for. The last page of a question that can be followed tells the token for it.
 */
export function listEvents({ all, calendar, changes, forgotten }: Listed, query: URLSearchParams): Response {
  const given = query.get('syncToken');
  if (given !== null && INCOMPATIBLE.some(name => query.has(name))) return failure(400, 'badRequest');
  const [since = '0', question] = (given ?? '').split('.');
  if (given !== null && (!question || Number(since) < forgotten)) return failure(410, 'fullSyncRequired');
  if (given !== null && question !== questionOf(query)) return failure(400, 'badRequest');
  const [name, value] = (query.get('privateExtendedProperty') ?? '').split('=');
  const bound = (key: string, otherwise: number) =>
    query.has(key) ? Date.parse(query.get(key) ?? '') : otherwise;
  const found = all
    .filter(e => given !== null || query.get('showDeleted') === 'true' || e.status !== 'cancelled')
    .filter(e => given === null || e.version > Number(since))
    .filter(e => at(e.end) > bound('timeMin', -Infinity) && at(e.start) < bound('timeMax', Infinity))
    .filter(e => !name || (e.home === calendar && e.hidden[name] === value))
    .map(e => (given !== null && e.status === 'cancelled' ? gone(e) : shown(e, calendar)));
  const size = Math.min(Number(query.get('maxResults') ?? PAGE_SIZE), LARGEST_PAGE);
  const from = Number(query.get('pageToken') ?? 0);
  const more = from + size < found.length;
  const follows = INCOMPATIBLE.every(n => ['timeMin', 'timeMax'].includes(n) || !query.has(n));
  const token = follows ? { nextSyncToken: `${changes}.${questionOf(query)}` } : {};
  const items = found.slice(from, from + size);
  return {
    status: 200,
    body: { kind: 'calendar#events', items, ...(more ? { nextPageToken: String(from + size) } : token) },
  };
}

/** Of what was deleted, little more is told than that. */
const gone = ({ id, recurringEventId }: Meeting) => ({
  id,
  status: 'cancelled',
  ...(recurringEventId ? { recurringEventId } : {}),
});
