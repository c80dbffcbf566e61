import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { googleCalendar } from '../../src/calendars/google/google.ts';
import { microsoftCalendar } from '../../src/calendars/microsoft/microsoft.ts';
import { followCalendar } from '../../src/operations/follow-calendar.ts';
import { mirrorCalendars } from '../../src/operations/mirror-calendars.ts';
import { roomUnreadableNotice } from '../../src/slack/rooms/room-unreadable-notice.ts';
import { findEventLink, listOrganisers } from '../../src/store/event-links.ts';
import { GRAPH_SECRET, type GraphServer, startGraph } from '../servers/graph/graph-server.ts';
import { type GoogleServer, startGoogle } from '../servers/google/google-server.ts';
import { inOffice, room } from '../office.ts';
import { PEOPLE, RAE, TEAM } from '../world.ts';

/** The rooms of a company whose calendars are with a service: they answer by themselves, some time after they were asked. */

const USERS = PEOPLE.flatMap(p => p.email ?? []);
const ROOMS = ['elbe@acme.test', 'spree@acme.test'];
let google: GoogleServer;
let graph: GraphServer;
beforeAll(async () => {
  google = await startGoogle(USERS, 0, ROOMS);
  graph = await startGraph(USERS, 0, ROOMS);
});
afterAll(async () => {
  await google.stop();
  await graph.stop();
});

type Service = 'google' | 'microsoft';

async function company(service: Service, rooms = [room('Elbe', 4), room('Spree', 3)]) {
  const on = await inOffice('sqlite', rooms);
  const { world, office } = on;
  google.clear();
  graph.clear();
  graph.revoked.clear();
  const organisers = (team: string) => listOrganisers(world.db, team);
  const { url } = graph;
  const login = { tenant: 'acme', clientId: 'app', clientSecret: GRAPH_SECRET, apiUrl: url, loginUrl: url };
  world.calendar =
    service === 'google'
      ? googleCalendar({ account: google.account, apiUrl: google.url, clock: world.clock, organisers })
      : microsoftCalendar({ config: login, clock: world.clock, organisers });
  /** What happens each minute. */
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute += 1) {
      await office.drain();
      await followCalendar(world, TEAM);
      await office.drain();
      world.clock.advance({ minutes: 1 });
    }
  };
  const eventOf = async (interview: string) => {
    const link = await findEventLink(world.db, TEAM, interview);
    const read = await world.calendar.read(TEAM, { address: link!.organiser, name: '' }, link!.eventId);
    if (read.kind !== 'ok') throw new Error(`No event: ${read.kind}`);
    return read.value;
  };
  return { ...on, minutes, eventOf };
}

function put(
  service: Service,
  address: string,
  { start, end }: { start: Temporal.Instant; end: Temporal.Instant },
) {
  if (service === 'google') {
    const id = `board${start.epochMilliseconds}`;
    google.put(address, { id, start: { dateTime: start.toString() }, end: { dateTime: end.toString() } });
    return;
  }
  const at = (moment: Temporal.Instant) => ({
    dateTime: moment.toString().replace(/Z$/, ''),
    timeZone: 'UTC',
  });
  graph.put(address, { subject: 'Board', start: at(start), end: at(end) });
}

describe.each<Service>(['google', 'microsoft'])('rooms at %s', service => {
  test('are read as part of the mirror, so that a proposal calls nobody, and accept what is booked', async () => {
    const { world, loop, minutes, eventOf } = await company(service);
    await mirrorCalendars(world, TEAM);
    const asked = service === 'google' ? google : graph;
    asked.quota.left = 1000;
    const proposal = await loop.propose();
    expect(asked.quota.left).toBe(1000);
    expect(proposal.options[0]!.interviews[0]!.room).toMatchObject({ name: 'Spree' });
    const { interview } = await loop.book();
    await minutes(3);
    const event = await eventOf(interview.id);
    expect(event.answers).toContainEqual(
      expect.objectContaining({ address: 'spree@acme.test', answer: 'accepted' }),
    );
    expect((await loop.booked()).interview.booking.room).toMatchObject({ name: 'Spree' });
  });

  test('what stands in the calendar of a room is not offered', async () => {
    const { world, loop } = await company(service, [room('Spree', 3)]);
    const free = (await loop.propose()).options[0]!.interviews[0]!;
    put(service, 'spree@acme.test', free);
    world.clock.advance({ minutes: 16 });
    const starts = (await loop.propose()).options.map(option => option.interviews[0]!.start.toString());
    expect(starts.length).toBeGreaterThan(0);
    expect(starts).not.toContain(free.start.toString());
  });

  test('that say no are replaced, and the recruiter hears nothing of it', async () => {
    const { world, loop, office, minutes, eventOf } = await company(service);
    const { interview } = await loop.book();
    put(service, 'spree@acme.test', interview.booking.time);
    await minutes(4);
    const now = (await loop.booked()).interview;
    expect(now.booking.room).toMatchObject({ name: 'Elbe' });
    expect(now.booking.time).toEqual(interview.booking.time);
    const event = await eventOf(interview.id);
    expect(event.guests).toContain('elbe@acme.test');
    expect(event.guests).not.toContain('spree@acme.test');
    expect(office.posts.filter(p => p.notice === 'room-lost')).toEqual([]);
    expect(await world.db.selectFrom('room_decline').select(['version', 'why']).execute()).toEqual([
      { version: 1, why: 'declined' },
    ]);
  });

  test('that all say no are told of once', async () => {
    const { loop, office, minutes } = await company(service, [room('Spree', 3)]);
    const { interview } = await loop.book();
    put(service, 'spree@acme.test', interview.booking.time);
    await minutes(5);
    expect(office.posts.filter(p => p.notice === 'room-lost').map(p => p.to)).toEqual([RAE]);
  });
});

test('a room whose calendar cannot be read is never free, and is named', async () => {
  const { loop } = await company('microsoft', [room('Spree', 3)]);
  graph.revoked.add('spree@acme.test');
  const proposal = await loop.propose();
  expect(proposal.options).toEqual([]);
  expect(proposal.unreadable).toEqual([]);
  expect(proposal.unreadableRooms).toEqual(['Spree']);
  expect(proposal.because).toEqual([
    expect.stringMatching(/^No room of 2 seats in Berlin is free for .* that Mia Okafor can\.$/),
  ]);
});

test('recruiters hear once a day of a room whose calendar is gone', async () => {
  const { world, office } = await company('microsoft', [room('Spree', 3), room('Elbe', 4)]);
  graph.revoked.add('spree@acme.test');
  for (let look = 0; look < 3; look += 1) {
    await mirrorCalendars(world, TEAM);
    world.clock.advance({ minutes: 6 });
    await office.drain();
  }
  const told = office.posts.filter(p => p.notice === 'room-unreadable');
  expect(told.map(p => p.to)).toEqual([RAE]);
  const read = { world, team: TEAM, to: RAE, zone: 'Europe/Berlin', discreet: false };
  expect((await roomUnreadableNotice.render(read, told[0]!.ids))?.text).toContain(
    'of the room Spree, Berlin.',
  );
});
