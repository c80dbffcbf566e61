import type { PersonId, TeamId } from '../../core/loop/glossary.ts';
import type { Busy, Calendar, CalendarOwner, Clock, Outcome } from '../../core/ports.ts';
import type { Interval } from '../../core/time/interval.ts';
import { Line } from '../http/line.ts';
import { Accounts, type CaldavConfig } from './accounts.ts';
import { busyIn } from './busy.ts';
import { changesSince, type Followed } from './changes.ts';
import { answerEvent, cancelEvent, createEvent, type Desk, readEvent, updateEvent } from './events.ts';

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
  const outcomes = owners.map(async (owner): Promise<[PersonId, Outcome<Busy[]>]> => {
    const place = await desk.accounts.of(owner.address);
    if (place.kind === 'refused' && desk.accounts.hasOwn(owner.address))
      return [owner.person, { kind: 'refused', because: place.because }];
    if (place.kind !== 'ok') return [owner.person, place];
    const busy = await busyIn(place.value, owner, within);
    if (busy.kind !== 'gone') return [owner.person, busy];
    // The calendar was moved or deleted: looked for anew the next time, and not free until then.
    desk.accounts.forget(owner.address);
    return [owner.person, { kind: 'refused', because: 'the calendar is gone' }];
  });
  return new Map(await Promise.all(outcomes));
}
