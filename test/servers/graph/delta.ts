import type { GraphEvent } from '../../../src/calendars/microsoft/api.ts';
import type { Request, Response } from '../json-server.ts';
import { type Item, type Mailboxes, shown } from './mailboxes.ts';
import { at } from './times.ts';

type Place = { from: number; to: number; since: number; until: number; skip: number };

/**
 * The changes of a stretch of a mailbox's calendar. Links hold where they go on; instances of a series are bare; what
 * left the stretch or was deleted is told as removed, also where nobody ever heard of it.
 * @param forgotten Links older than this are not known any more.
 */
export function delta(boxes: Mailboxes, address: string, request: Request, forgotten: number): Response {
  const { query } = request;
  const refused = ['$select', '$filter', '$expand', '$orderby', '$search'].some(name => query.has(name));
  if (refused) return failure(400, 'ErrorInvalidUrlQuery');
  const place = placeOf(query, boxes.changes);
  if (!place) return failure(400, 'ErrorInvalidParameter');
  if (place.since > 0 && place.since < forgotten) return failure(410, 'SyncStateNotFound');
  const changed = changesIn(boxes, address, place);
  const size = Number(/odata\.maxpagesize=(\d+)/.exec(String(request.headers.prefer ?? ''))?.[1] ?? 10);
  const more = place.skip + size < changed.length;
  const next = more
    ? { ...place, skip: place.skip + size }
    : { ...place, since: place.until, until: 0, skip: 0 };
  const token = Buffer.from(JSON.stringify(next)).toString('base64url');
  const link = `http://${request.headers.host}${request.path}?$${more ? 'skiptoken' : 'deltatoken'}=${token}`;
  return {
    status: 200,
    body: {
      value: changed.slice(place.skip, place.skip + size),
      [`@odata.${more ? 'nextLink' : 'deltaLink'}`]: link,
    },
  };
}

function placeOf(query: URLSearchParams, changes: number): Place | undefined {
  const token = query.get('$skiptoken') ?? query.get('$deltatoken');
  if (token !== null) {
    const place = JSON.parse(Buffer.from(token, 'base64url').toString()) as Place;
    return { ...place, until: place.until || changes };
  }
  const [from, to] = ['startDateTime', 'endDateTime'].map(n => Date.parse(query.get(n) ?? ''));
  return from && to ? { from, to, since: 0, until: changes, skip: 0 } : undefined;
}

function changesIn(boxes: Mailboxes, address: string, { from, to, since, until }: Place): GraphEvent[] {
  const isNew = ({ version }: { version: number }) => version > since && version <= until;
  const within = (i: Item) => at(i.start) < to && from < at(i.end);
  const there = boxes.all(address).filter(i => isNew(i) && within(i));
  const left = boxes.all(address).filter(i => since > 0 && isNew(i) && !within(i));
  const removed = since > 0 ? boxes.removed(address).filter(isNew) : [];
  return [
    ...there.map(i => (i.type === 'occurrence' ? bare(i) : shown(i, address))),
    ...[...left, ...removed].map(({ id }) => ({ id, '@removed': { reason: 'deleted' } })),
  ];
}

const bare = ({ id, type, seriesMasterId, start, end, version }: Item): GraphEvent => ({
  '@odata.etag': `W/"${version}"`,
  id,
  type,
  seriesMasterId,
  start,
  end,
});

const failure = (status: number, code: string): Response => ({
  status,
  body: { error: { code, message: code } },
});
