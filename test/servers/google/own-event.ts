import type { OwnEvent } from '../../contracts/calendar/provider.ts';
import type { GoogleServer } from './google-server.ts';

let written = 0;

/** As somebody puts it into their own calendar. */
export async function putOwnEvent(server: Pick<GoogleServer, 'put'>, own: OwnEvent): Promise<string> {
  const { of, time, title, allDay, transparent, cancelled, guests = [] } = own;
  const id = `own${(written += 1)}own`;
  const day = (at: Temporal.Instant) => ({ date: at.toString().slice(0, 10) });
  const moment = (at: Temporal.Instant) => ({ dateTime: at.toString() });
  const when = allDay ? day : moment;
  server.put(of.address, {
    id,
    ...(title ? { summary: title } : {}),
    start: when(time.start),
    end: when(time.end),
    transparency: transparent ? 'transparent' : 'opaque',
    status: cancelled ? 'cancelled' : 'confirmed',
    attendees: guests.map(({ address, answer }) => ({
      email: address,
      responseStatus: answer === 'none' ? 'needsAction' : answer,
    })),
  });
  return id;
}
