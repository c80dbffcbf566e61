import { Hono } from 'hono';
import type { LocalEvent } from '../../calendars/local.ts';
import type { Interval } from '../../core/time/interval.ts';
import { followCalendar } from '../../operations/follow-calendar.ts';
import { addressOf } from '../../operations/addresses.ts';
import { roomHolder } from '../../operations/room-calendars.ts';
import { calendarEvents, saveCalendarEvent } from '../../store/calendar-events.ts';
import { listRooms } from '../../store/meeting-rooms.ts';
import { findPerson } from '../../store/people.ts';
import { COMPANY } from '../company.ts';
import type { Running } from '../running.ts';

/** The people's calendars: a week to look at, invitations to answer, busy time to add and remove. */
export function calendarPanel(running: () => Running): Hono {
  const app = new Hono();
  app.get('/', async c =>
    c.json(await weekOf(running(), c.req.query('person') ?? '', c.req.query('week') ?? '')),
  );
  app.post('/answer', async c => {
    await answer(running(), await c.req.json());
    return c.json({ ok: true });
  });
  app.post('/events', async c => {
    await change(running(), await c.req.json());
    return c.json({ ok: true });
  });
  return app;
}

/** Of somebody, or of a meeting room. */
async function calendarOf({ world, identity }: Running, person: string) {
  const room = (await listRooms(world.db, identity.team)).find(one => roomHolder(one.id) === person);
  if (room) return { address: room.address, zone: room.zone };
  const known = await findPerson(world.db, identity.team, person);
  return { address: addressOf(person, known), zone: known?.zone ?? COMPANY.zone };
}

async function weekOf(on: Running, person: string, week: string) {
  const { address, zone } = await calendarOf(on, person);
  const day = week ? Temporal.PlainDate.from(week) : on.clock.now().toZonedDateTimeISO(zone).toPlainDate();
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const days = Array.from({ length: 7 }, (_, i) => monday.add({ days: i }));
  const within = {
    start: monday.toZonedDateTime(zone).toInstant(),
    end: monday.add({ days: 7 }).toZonedDateTime(zone).toInstant(),
  };
  const events = await calendarEvents(on.store.db).list(on.identity.team, [address], within);
  const rooms = await listRooms(on.world.db, on.identity.team);
  return {
    person,
    rooms: rooms.map(room => ({ id: roomHolder(room.id), name: `${room.name} (room)` })),
    zone,
    days: days.map(d => d.toString()),
    events: events.filter(e => e.status === 'confirmed').map(e => toRow(e, address)),
  };
}

function toRow(event: LocalEvent, address: string) {
  const own = event.attendees.find(a => a.address === address);
  return {
    id: event.id,
    title: event.title,
    description: event.description,
    location: event.location ?? '',
    start: event.time.start.toString(),
    end: event.time.end.toString(),
    allDay: event.allDay,
    ...(own ? { answer: own.answer } : {}),
    attendees: event.attendees.map(({ name, address: of, answer: given, reason }) => ({
      name,
      address: of,
      answer: given,
      reason,
    })),
    canAnswer: own !== undefined,
    canEdit: event.calendar === address,
  };
}

type Answer = { person: string; event: string; answer: 'accepted' | 'declined'; reason?: string };

/** As a press in a calendar program: Hireloop hears of it as it would from any calendar. */
async function answer(on: Running, given: Answer): Promise<void> {
  const { address } = await calendarOf(on, given.person);
  const reason = given.reason ?? '';
  const organiser = { address, name: '' };
  await on.world.calendar.answer(on.identity.team, organiser, given.event, {
    address,
    answer: given.answer,
    reason,
  });
  await followCalendar(on.world, on.identity.team);
}

type Change = { person: string } & (
  | { title: string; start: string; end: string }
  | { delete: string }
  | { move: string; start: string; end: string }
  | { uninvite: string; address: string }
);

/** What somebody does in their own calendar by hand; of events of ours Hireloop hears at once. */
async function change(on: Running, given: Change): Promise<void> {
  if ('delete' in given) await editEvent(on, given.delete, () => ({ status: 'cancelled' }));
  else if ('move' in given) await editEvent(on, given.move, () => ({ time: timeOf(given) }));
  else if ('uninvite' in given)
    await editEvent(on, given.uninvite, ({ attendees }) => ({
      attendees: attendees.filter(a => a.address !== given.address),
    }));
  else return addBusy(on, given);
  await followCalendar(on.world, on.identity.team);
}

const timeOf = ({ start, end }: { start: string; end: string }): Interval => ({
  start: Temporal.Instant.from(start),
  end: Temporal.Instant.from(end),
});

/** A moved event asks its guests anew, as calendars do. */
async function editEvent(
  { store, identity }: Running,
  id: string,
  edit: (event: LocalEvent) => Partial<LocalEvent>,
): Promise<void> {
  const events = calendarEvents(store.db);
  const event = await events.find(identity.team, id);
  if (!event) return;
  const edited = { ...event, ...edit(event), version: event.version + 1 };
  const isMoved = edited.time !== event.time;
  const attendees = edited.attendees.map(a => (isMoved ? { ...a, answer: 'none' as const, reason: '' } : a));
  await events.save(identity.team, { ...edited, attendees }, event.version);
}

async function addBusy(
  on: Running,
  given: { person: string; title: string; start: string; end: string },
): Promise<void> {
  const { address, zone } = await calendarOf(on, given.person);
  const event = {
    id: on.world.ids.next(),
    calendar: address,
    version: 1,
    title: given.title,
    description: '',
    time: timeOf(given),
    zone,
    allDay: false,
    transparency: 'busy' as const,
    status: 'confirmed' as const,
    attendees: [],
  };
  await on.store.db.transaction().execute(tx => saveCalendarEvent(tx, on.identity.team, event, 0));
}
