import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { googleCalendar } from '../../src/calendars/google/google.ts';
import { followCalendar } from '../../src/operations/follow-calendar.ts';
import { giveVideoLinks } from '../../src/operations/give-video-links.ts';
import type { VideoLink } from '../../src/operations/video-link.ts';
import { soonMessage } from '../../src/slack/kit/soon-notice.ts';
import { bookingView } from '../../src/slack/schedule/booking-notice.ts';
import { invitationView } from '../../src/slack/schedule/invitation.ts';
import { readSeatState } from '../../src/slack/schedule/seat-state.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import { findEventLink, listOrganisers } from '../../src/store/event-links.ts';
import { miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { type GoogleServer, startGoogle } from '../servers/google/google-server.ts';
import { PEOPLE, TEAM } from '../world.ts';

let google: GoogleServer;
beforeAll(async () => {
  google = await startGoogle(PEOPLE.flatMap(p => p.email ?? []));
});
afterAll(() => google.stop());

async function booked(videoLink: VideoLink | undefined, at: 'google' | 'local') {
  const loop = await miaToBook('sqlite');
  const { world } = loop;
  google.clear();
  world.videoLink = videoLink;
  if (at === 'google') {
    const { account, url: apiUrl } = google;
    const organisers = (team: string) => listOrganisers(world.db, team);
    world.calendar = googleCalendar({ account, apiUrl, clock: world.clock, organisers });
  }
  const office = recordOutside(world);
  const { interview, seat } = await loop.book();
  await office.drain();
  /** Everything that people read about it in Slack. */
  const shown = async () => {
    const ids = { interview: interview.id, seat: seat.id, version: '1' };
    const state = await readSeatState(world.db, TEAM, ids);
    const situation = await loop.situation();
    const entry = situation.entries.at(-1);
    if (!state || !entry) throw new Error('Nothing is booked');
    const zone = 'Europe/Berlin';
    const views = [
      invitationView(state, { ...ids, reader: seat.person, zone }),
      soonMessage(state, undefined, zone),
      bookingView({ situation, entry, names: new Map(), zone, now: world.clock.now() }),
    ];
    return views.map(view => JSON.stringify(view.blocks));
  };
  return { loop, world, office, interview, shown };
}

describe('a link of the team’s own', () => {
  const template = { template: 'https://meet.example.com/acme-{id}' };

  test('stands in the event, in what people read in Slack, and in the mail to the candidate', async () => {
    const { world, office, interview, shown } = await booked(template, 'local');
    const link = await findEventLink(world.db, TEAM, interview.id);
    expect(link?.join).toMatch(/^https:\/\/meet\.example\.com\/acme-[0-9a-f]{20}$/);
    const event = await calendarEvents(world.db).find(TEAM, link?.eventId ?? '');
    expect(event?.description).toContain(link?.join);
    for (const text of await shown()) expect(text).toContain(`<${link?.join}|Join the call>`);
    const [mail] = office.mails;
    expect(mail?.text).toContain(`Join here:\n  ${link?.join}`);
    expect(mail?.invitation?.join).toBe(link?.join);
  });

  test('is another one for another interview', async () => {
    const [one, two] = [
      await booked(template, 'local'),
      await booked({ template: 'https://meet.example.com/room' }, 'local'),
    ];
    const links = await Promise.all([one, two].map(b => findEventLink(b.world.db, TEAM, b.interview.id)));
    expect(links[1]?.join).toBe('https://meet.example.com/room');
    expect(links[0]?.join).not.toContain('{id}');
  });
});

describe('a link that is chosen when interviews are booked already', () => {
  test('is given to them, in the event, in Slack and by one more mail to the candidate, once', async () => {
    const { world, office, interview, shown } = await booked(undefined, 'local');
    for (const text of await shown()) expect(text).not.toContain('Join the call');
    await giveVideoLinks(world, TEAM);
    await office.drain();
    expect(office.mails).toHaveLength(1);

    world.videoLink = { template: 'https://meet.example.com/acme-{id}' };
    for (let round = 0; round < 2; round += 1) {
      await giveVideoLinks(world, TEAM);
      await office.drain();
    }
    const link = await findEventLink(world.db, TEAM, interview.id);
    const event = await calendarEvents(world.db).find(TEAM, link?.eventId ?? '');
    expect(event?.description).toContain(`Join: ${link?.join}`);
    for (const text of await shown()) expect(text).toContain(`<${link?.join}|Join the call>`);
    expect(office.mails).toHaveLength(2);
    expect(office.mails[1]?.text).toContain(`Join here:\n  ${link?.join}`);
  });

  test('as a room of the calendar has one made for them', async () => {
    google.rooms.late = false;
    const { world, office, loop } = await booked(undefined, 'google');
    expect((await loop.booked()).interview.join).toBeUndefined();
    world.videoLink = 'calendar';
    await giveVideoLinks(world, TEAM);
    await office.drain();
    expect((await loop.booked()).interview.join).toMatch(/^https:\/\/meet\.google\.com\//);
  });
});

describe('a room that the calendar makes', () => {
  test('is shown to everybody who sits in the interview', async () => {
    google.rooms.late = false;
    const { shown, loop } = await booked('calendar', 'google');
    expect((await loop.booked()).interview.join).toMatch(/^https:\/\/meet\.google\.com\//);
    for (const text of await shown()) expect(text).toContain('|Join the call>');
  });

  test('that comes later is shown as soon as it is there, in messages sent before as well', async () => {
    google.rooms.late = true;
    const { shown, loop, world, office } = await booked('calendar', 'google');
    for (const text of await shown()) expect(text).not.toContain('Join the call');
    await followCalendar(world, TEAM);
    await office.drain();
    const before = (
      await world.db.selectFrom('effect').select('key').where('kind', '=', 'refresh-messages').execute()
    ).length;
    google.finishRooms();
    await followCalendar(world, TEAM);
    await office.drain();
    expect((await loop.booked()).interview.join).toMatch(/^https:\/\/meet\.google\.com\//);
    for (const text of await shown()) expect(text).toContain('|Join the call>');
    const after = await world.db
      .selectFrom('effect')
      .select('key')
      .where('kind', '=', 'refresh-messages')
      .execute();
    expect(after.length).toBeGreaterThan(before);
  });
});
