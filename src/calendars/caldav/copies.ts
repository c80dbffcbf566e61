import type { TeamId } from '../../core/loop/glossary.ts';
import { type EventDraft, invitedTo, type Outcome } from '../../core/ports.ts';
import type { Accounts, Place } from './accounts.ts';
import { type Stored, storedOf } from './dav.ts';
import { fileOf, uidOf } from './names.ts';

/**
 * Guests' own copies of an event. A server that knows of scheduling makes them; on one that does not (Radicale), they
 * are written here, so that everybody sees the interview in their calendar and can answer there.
 */

const DONE: Outcome<undefined> = { kind: 'ok', value: undefined };

/** @param onlyNew Leaves a copy that stands there as it is. */
export async function writeCopies(
  accounts: Accounts,
  draft: EventDraft,
  text: string,
  { onlyNew = false } = {},
): Promise<Outcome<undefined>> {
  const { team, id, organiser } = draft;
  for (const address of new Set(invitedTo(draft).map(a => a.address.toLowerCase()))) {
    if (address === organiser.address.toLowerCase()) continue;
    const outcome = await within(accounts, address, async place => {
      const url = new URL(fileOf(team, id), place.writes).href;
      const put = await place.dav.put(url, text, onlyNew ? undefined : '*');
      return onlyNew && put.kind === 'conflict' ? DONE : put;
    });
    if (outcome.kind !== 'ok') return outcome;
  }
  return DONE;
}

export async function removeCopies(
  accounts: Accounts,
  guests: readonly string[],
  team: TeamId,
  id: string,
): Promise<Outcome<undefined>> {
  for (const address of guests) {
    const outcome = await within(accounts, address, async place => {
      const copy = await copyText(place, uidOf(team, id));
      if (copy.kind !== 'ok') return copy;
      return place.dav.delete(copy.value.url);
    });
    if (outcome.kind !== 'ok' && outcome.kind !== 'gone') return outcome;
  }
  return DONE;
}

/** The copy of an event, wherever in their calendars its owner keeps it. */
export async function copyText(place: Place, uid: string): Promise<Outcome<Stored>> {
  for (const url of new Set([place.writes, ...place.calendars])) {
    const found = await place.dav.byUid(url, uid);
    if (found.kind !== 'ok') return found;
    const [stored] = storedOf(found.value);
    // Not every server puts the etag that a condition needs into a listing.
    if (stored) return stored.etag === '' ? place.dav.get(stored.url) : { kind: 'ok', value: stored };
  }
  return { kind: 'gone' };
}

/** Guests without a calendar here, the candidate for one, have no copy. */
async function within(
  accounts: Accounts,
  address: string,
  work: (place: Place) => Promise<Outcome<unknown>>,
): Promise<Outcome<undefined>> {
  const place = await accounts.of(address);
  if (place.kind === 'refused' && !place.wholly) return DONE;
  if (place.kind !== 'ok') return place;
  const outcome = await work(place.value);
  return outcome.kind === 'ok' ? DONE : outcome;
}
