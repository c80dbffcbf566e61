import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarCheck } from '../../src/cli/doctor/calendar.ts';
import { readConfig } from '../../src/config.ts';
import { googleCalendar } from '../../src/calendars/google/google.ts';
import { keepWatches } from '../../src/operations/keep-watches.ts';
import { type RoomInput, setRoom } from '../../src/operations/set-room.ts';
import { systemIds } from '../../src/system.ts';
import { openStore } from '../../src/store/open.ts';
import { migrate } from '../../src/store/migrate.ts';
import { type GoogleServer, startGoogle } from '../servers/google/google-server.ts';
import { room } from '../office.ts';
import { acme, actor, MONDAY, PEOPLE, RAE, TEAM } from '../world.ts';
import { freshFolder } from './run.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const PUBLIC = { PUBLIC_URL: 'https://hire.example.com', HIRELOOP_SECRET: SECRET };

let google: GoogleServer;
beforeAll(async () => {
  google = await startGoogle(
    PEOPLE.flatMap(p => p.email ?? []),
    0,
    ['elbe@acme.test'],
  );
  google.channels.deliveries.lost = true;
  google.clock.now = () => MONDAY.epochMilliseconds;
});
afterAll(() => google.stop());

/** Acme in a file, with all calendars at Google; `calls`: Google was asked to call. */
async function examined(
  env: Record<string, string>,
  { calls, rooms = [] }: { calls: boolean; rooms?: readonly RoomInput[] },
) {
  google.revoked.clear();
  const folder = await freshFolder();
  const url = `sqlite:${join(folder, 'hireloop.db')}`;
  const store = await openStore(url);
  await migrate(store);
  const world = await acme('sqlite', undefined, store);
  for (const one of rooms) await setRoom(world, actor(RAE), one);
  if (calls) {
    const { account, url: apiUrl } = google;
    const organisers = async () => [];
    world.calendar = googleCalendar({ account, apiUrl, clock: world.clock, organisers });
    world.ids = systemIds;
    world.site = { url: PUBLIC.PUBLIC_URL, secret: SECRET };
    await keepWatches(world, TEAM);
  }
  await store.close();
  const keyFile = join(folder, 'key.json');
  await writeFile(keyFile, JSON.stringify(google.account));
  const config = readConfig({
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: SECRET,
    DATABASE_URL: url,
    CALENDAR: 'google',
    GOOGLE_SERVICE_ACCOUNT_FILE: keyFile,
    GOOGLE_API_URL: google.url,
    ...env,
  });
  const slack = async () => undefined;
  return () => calendarCheck.run({ environment: { config }, data: config, now: () => MONDAY, slack });
}

describe('the doctor, of calendars at Google', () => {
  test('finds all in order where everybody can be read and Google calls', async () => {
    const look = await examined(PUBLIC, { calls: true });
    expect((await look()).map(f => [f.mark, f.found])).toEqual([
      ['ok', 'The calendars of 5 interviewers can be read.'],
      ['ok', 'The provider calls when a calendar of theirs changes.'],
    ]);
  });

  test('says whose calendar cannot be read, and what to click', async () => {
    const look = await examined(PUBLIC, { calls: true });
    google.revoked.add('bo@acme.test');
    const findings = await look();
    const fix = findings.find(f => f.mark === 'fix');
    expect(fix?.found).toBe(
      'The calendar of Bo Lindgren (bo@acme.test, google) cannot be read: invalid_grant.',
    );
    expect(fix?.todo).toContain('Manage domain-wide delegation');
  });

  test('reads the calendars of rooms in the name of a recruiter, and says which cannot be', async () => {
    const rooms = [room('Elbe', 4), room('Havel', 6)];
    const findings = await (await examined(PUBLIC, { calls: true, rooms }))();
    expect(findings.map(f => [f.mark, f.found])).toEqual([
      ['ok', 'The calendars of 5 interviewers can be read.'],
      ['ok', 'The calendars of 1 meeting room can be read.'],
      [
        'fix',
        'The calendar of the room Havel in Berlin (havel@acme.test, google) cannot be read: no such calendar.',
      ],
      ['ok', 'The provider calls when a calendar of theirs changes.'],
    ]);
    expect(findings.find(f => f.mark === 'fix')?.todo).toContain('Buildings and resources');
  });

  test('says what is gained by an address that the provider can call', async () => {
    const look = await examined({}, { calls: false });
    const warning = (await look()).find(f => f.mark === 'warn');
    expect(warning?.todo).toContain('PUBLIC_URL and HIRELOOP_SECRET');
  });

  test('says where the provider was not asked to call yet', async () => {
    const look = await examined(PUBLIC, { calls: false });
    const warning = (await look()).find(f => f.mark === 'warn');
    expect(warning?.found).toBe(
      'For 5 interviewers the provider was not asked yet to call when something changes.',
    );
  });
});
