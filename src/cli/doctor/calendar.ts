import { existsSync } from 'node:fs';
import { chooseCalendar } from '../../app-calendars.ts';
import type { Config } from '../../config.ts';
import { type Provider, providerOf } from '../../config-calendar.ts';
import type { Interviewer } from '../../core/loop/people.ts';
import { plural } from '../../core/loop/text.ts';
import type { Calendar, Outcome } from '../../core/ports.ts';
import { UserError } from '../../core/user-error.ts';
import { addressOf, ownerOf } from '../../operations/addresses.ts';
import type { Store } from '../../store/database.ts';
import { listWatches } from '../../store/calendar-watches.ts';
import { listInterviewers } from '../../store/interviewers.ts';
import { pendingMigrations } from '../../store/migrate.ts';
import { openStore, sqliteFile } from '../../store/open.ts';
import { listWorkspaces } from '../../store/workspaces.ts';
import { LOOK, readRooms, whyOf } from './room-calendars.ts';
import { type Check, type Finding, fix, ok, unknown, warn } from './check.ts';

export const calendarCheck: Check = {
  title: 'Calendar',
  async run({ environment, now }) {
    if ('problem' in environment) return unknown('The calendar', 'the environment');
    const { config } = environment;
    if (config.calendar.provider === 'local' && config.calendar.elsewhere.length === 0)
      return [ok('CALENDAR=local keeps its events in the database and needs nothing.')];
    const store = await openKnown(config);
    if (!store) return unknown('Whether calendars can be read', 'the database');
    try {
      const calendar = await chooseCalendar({ config: config.calendar, store, clock: { now } });
      const read = await readEverybody(config, store, calendar, now());
      const rooms = await readRooms(config, store, calendar, now());
      return [...read, ...rooms, ...(await callsOf(config, store, calendar, now()))];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return [fix(error.message, error.hint ?? 'Correct the settings of the calendar.')];
    } finally {
      await store.close();
    }
  },
};

/** The database says who interviews; what is wrong with it another check tells. */
async function openKnown({ databaseUrl }: Config): Promise<Store | undefined> {
  const file = sqliteFile(databaseUrl);
  if (file !== undefined && !existsSync(file)) return undefined;
  try {
    const store = await openStore(databaseUrl);
    if ((await pendingMigrations(store)).length === 0) return store;
    await store.close();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  return undefined;
}

async function readEverybody(
  config: Config,
  { db }: Store,
  calendar: Calendar,
  now: Temporal.Instant,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  let read = 0;
  for (const team of await listWorkspaces(db)) {
    const members = await listInterviewers(db, team);
    const outcomes = await calendar.busy(team, members.map(ownerOf), { start: now, end: now.add(LOOK) });
    for (const member of members) {
      const outcome = outcomes.get(member.person);
      if (outcome?.kind === 'ok') read += 1;
      else findings.push(unreadable(config, member, outcome));
    }
  }
  if (read > 0) findings.unshift(ok(`The calendars of ${plural(read, 'interviewer')} can be read.`));
  if (findings.length > 0) return findings;
  return [
    warn(
      'Nobody interviews yet, so no calendar was read.',
      'Add interviewers with /hire team, and run npm run doctor again.',
    ),
  ];
}

/** Whether providers that can call us when a calendar changes were asked to, for everybody. */
async function callsOf(
  { publicUrl, secret }: Config,
  { db }: Store,
  calendar: Calendar,
  now: Temporal.Instant,
): Promise<Finding[]> {
  const [team = ''] = await listWorkspaces(db);
  const addresses = (await listInterviewers(db, team)).map(m => addressOf(m.person, m));
  const calling = addresses.filter(a => calendar.pushTo?.(a));
  if (calling.length === 0) return [];
  if (!publicUrl || !secret)
    return [
      warn(
        'Changes in calendars are noticed within five minutes.',
        'Set PUBLIC_URL and HIRELOOP_SECRET, and the provider tells of them within seconds.',
      ),
    ];
  const watched = (await listWatches(db, team)).filter(
    w => w.handle !== '' && Temporal.Instant.compare(w.until, now) > 0,
  );
  const without = calling.filter(a => !watched.some(w => w.address === a)).length;
  if (without === 0) return [ok('The provider calls when a calendar of theirs changes.')];
  const todo =
    'Start Hireloop (npm start) and wait some minutes; if this stays, check that PUBLIC_URL is https with a certificate that everybody trusts, and that the proxy passes POST /calendar-news/… on.';
  return [
    warn(
      `For ${plural(without, 'interviewer')} the provider was not asked yet to call when something changes.`,
      todo,
    ),
  ];
}

function unreadable(
  { calendar }: Config,
  member: Interviewer,
  outcome: Exclude<Outcome<unknown>, { kind: 'ok' }> | undefined,
): Finding {
  const address = addressOf(member.person, member);
  const provider = providerOf(calendar, address);
  const found = `The calendar of ${member.name} (${address}, ${provider}) cannot be read: ${whyOf(outcome)}.`;
  if (outcome?.kind === 'unavailable')
    return warn(found, 'Try again in some minutes; nobody is booked meanwhile who cannot be read.');
  return fix(found, TODO[provider]);
}

const TODO: Record<Provider, string> = {
  local: 'Tell whoever runs the database: its calendar cannot be read.',
  google:
    'Open admin.google.com → Security → Access and data control → API controls → Manage domain-wide delegation, and give the client ID of the service account the scope https://www.googleapis.com/auth/calendar; check that the address is a user of that domain.',
  microsoft:
    'Open entra.microsoft.com → App registrations → your app → API permissions, add the application permission Calendars.ReadWrite of Microsoft Graph and press "Grant admin consent"; check MICROSOFT_CLIENT_SECRET, and that the address has a mailbox.',
  caldav:
    'Check CALDAV_USERNAME and CALDAV_PASSWORD, and that this account may read the calendar; or give the person an account of their own in CALDAV_ACCOUNTS_FILE.',
};
