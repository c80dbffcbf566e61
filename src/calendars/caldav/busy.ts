import type { Busy, CalendarOwner, Outcome } from '../../core/ports.ts';
import { type Interval, overlaps } from '../../core/time/interval.ts';
import { occurrences } from '../ics/expand.ts';
import { type IcsEvent, readEvents } from '../ics/read-events.ts';
import { ianaZone } from '../ics/zones.ts';
import type { Place } from './accounts.ts';
import { type Stored, storedOf } from './dav.ts';
import { idOfUid, isOurs } from './names.ts';

/** No zone is further than 14 hours from UTC, which is what servers take all-day events and unnamed zones for. */
const ZONE_REACH = { hours: 14 };

/**
 * What takes somebody's time. The server is asked for the objects in the stretch and nothing more: what servers say of
 * free and busy times, or expand by themselves, leaves out series, counts declined events, or takes days to be those of
 * UTC, each server in its own way.
 */
export async function busyIn(place: Place, owner: CalendarOwner, within: Interval): Promise<Outcome<Busy[]>> {
  const busy: Busy[] = [];
  for (const url of place.calendars) {
    const found = await objectsWithin(place, url, within);
    if (found.kind !== 'ok') return found;
    for (const stored of found.value) {
      const taken = takenBy(stored, owner, within);
      if (taken.kind !== 'ok') return taken;
      busy.push(...taken.value);
    }
  }
  return { kind: 'ok', value: busy };
}

/** The objects of one calendar that may have something in the stretch. */
export async function objectsWithin(place: Place, url: string, within: Interval): Promise<Outcome<Stored[]>> {
  const [from, to] = [within.start.subtract(ZONE_REACH), within.end.add(ZONE_REACH)];
  const found = await place.dav.eventsWithin(url, from, to);
  return found.kind === 'ok' ? { kind: 'ok', value: storedOf(found.value) } : found;
}

export function takenBy({ text }: Stored, owner: CalendarOwner, within: Interval): Outcome<Busy[]> {
  const zone = ianaZone(owner.zone);
  try {
    const found = occurrences(readEvents(text, zone), within, zone);
    const taken = found.filter(o => blocks(o.event, owner.address) && overlaps(o.time, within));
    return {
      kind: 'ok',
      value: taken.map(({ time, event }) => ({
        time,
        ...(isOurs(event.uid) ? { eventId: idOfUid(event.uid) } : classOf(event)),
      })),
    };
  } catch (error) {
    // A calendar with an event that cannot be understood is not free.
    return { kind: 'refused', because: `an event that cannot be read: ${(error as Error).name}` };
  }
}

/** Declined, cancelled and transparent events block nobody; nor does one of ours that somebody only organises. */
function blocks(event: IcsEvent, address: string): boolean {
  if (event.cancelled || event.transparent) return false;
  const own = event.guests.find(g => g.address === address.toLowerCase());
  if (own) return own.state !== 'DECLINED' && own.state !== 'DELEGATED';
  return !isOurs(event.uid);
}

/** Out of office, as Outlook writes it, says so in any language; of all others the title tells. */
const classOf = ({ away, title }: IcsEvent): Pick<Busy, 'class' | 'title'> =>
  away ? { class: 'never' } : title === '' ? {} : { title };
