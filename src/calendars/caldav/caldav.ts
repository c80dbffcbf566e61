import type { PersonId, TeamId } from '../../core/loop/glossary.ts';
import type { Busy, Calendar, CalendarOwner, Clock, Outcome } from '../../core/ports.ts';
import type { Interval } from '../../core/time/interval.ts';
import { Line } from '../http/line.ts';
import { Accounts, type CaldavConfig, type Place } from './accounts.ts';
import { busyIn } from './busy.ts';
import { changesSince, type Followed } from './changes.ts';
import { answerEvent, cancelEvent, createEvent, type Desk, readEvent, updateEvent } from './events.ts';
import { followBusy } from './follow-busy.ts';

export type CaldavOptions = {
  config: CaldavConfig;
  clock: Clock;
  followed: (team: TeamId) => Promise<Followed>;
  timeoutMs?: number;
};

/** Calendars on any CalDAV server: Radicale, Cyrus, Fastmail, Nextcloud, iCloud and their like. */
export function caldavCalendar({ config, clock, followed, timeoutMs }: CaldavOptions): Calendar {
  const accounts = new Accounts(new Line(clock, timeoutMs), clock, config);
  const desk: Desk = { accounts, clock };
  return {
    provider: 'caldav',
    mailsGuests: () => false,
    busy: (_team, owners, within) => busyOf(desk, owners, within),
    follow: (_team, owner, within, cursor) => followOne(desk, owner, within, cursor),
    create: draft => createEvent(desk, draft),
    update: (draft, etag) => updateEvent(desk, draft, etag),
    cancel: (team, organiser, id) => cancelEvent(desk, team, organiser, id),
    answer: (team, organiser, id, given) => answerEvent(desk, { team, organiser, id }, given),
    read: (team, organiser, id) => readEvent(desk, team, organiser, id),
    changes: async (team, cursor) => changesSince(desk, team, await followed(team), cursor),
  };
}

async function busyOf(
  desk: Desk,
  owners: readonly CalendarOwner[],
  within: Interval,
): Promise<Map<PersonId, Outcome<Busy[]>>> {
  const outcomes = owners.map(async (owner): Promise<[PersonId, Outcome<Busy[]>]> => [
    owner.person,
    await inPlace(desk, owner, place => busyIn(place, owner, within)),
  ]);
  return new Map(await Promise.all(outcomes));
}

const followOne = (desk: Desk, owner: CalendarOwner, within: Interval, cursor: string | undefined) =>
  inPlace(desk, owner, place => followBusy({ place, owner, within }, cursor));

async function inPlace<T>(
  desk: Desk,
  { address }: CalendarOwner,
  look: (place: Place) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const place = await desk.accounts.of(address);
  if (place.kind === 'refused' && desk.accounts.hasOwn(address))
    return { kind: 'refused', because: place.because };
  if (place.kind !== 'ok') return place;
  const found = await look(place.value);
  if (found.kind !== 'gone') return found;
  // The calendar was moved or deleted: looked for anew the next time, and not free until then.
  desk.accounts.forget(address);
  return { kind: 'refused', because: 'the calendar is gone' };
}
