import { onTestFinished } from 'vitest';
import { localCalendar } from '../src/calendars/local.ts';
import { loadCatalogue, SHIPPED_DATA } from '../src/catalogue.ts';
import type { Person } from '../src/core/loop/people.ts';
import type { Calendar, Clock, Ids } from '../src/core/ports.ts';
import { addCandidate } from '../src/operations/add-candidate.ts';
import { changeSettings } from '../src/operations/change-settings.ts';
import { openRole } from '../src/operations/open-role.ts';
import { setInterviewer } from '../src/operations/set-interviewer.ts';
import { rememberPeople, settleIn } from '../src/operations/settle-in.ts';
import type { Actor, World } from '../src/operations/world.ts';
import { calendarEvents } from '../src/store/calendar-events.ts';
import type { Engine, Store } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';
import { openStore } from '../src/store/open.ts';
import { giveBack, takeDatabase } from './postgres-database.ts';

/**
 * The company of all tests, small enough to remember. Acme is in Berlin. Rae recruits, Hana manages the backend team,
 * Sam administers Slack. Ana, Bo and Cy are the senior engineers, Dee is mid-level, Lee leads engineering.
 */
export const TEAM = 'T000000001';
export const [RAE, HANA, SAM, ANA, BO, CY, DEE, LEE, GUEST] = [
  'URAE',
  'UHANA',
  'USAM',
  'UANA',
  'UBO',
  'UCY',
  'UDEE',
  'ULEE',
  'UGUEST',
];

export const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];
export const catalogue = loadCatalogue({ folders: [SHIPPED_DATA] });

/** Monday, 30 November 2026, nine in the morning in Berlin. */
export const MONDAY = Temporal.Instant.from('2026-11-30T08:00:00Z');

export class FakeClock implements Clock {
  #now: Temporal.Instant;
  constructor(now: Temporal.Instant = MONDAY) {
    this.#now = now;
  }
  now(): Temporal.Instant {
    return this.#now;
  }
  advance(by: Temporal.DurationLike): void {
    this.#now = this.#now.add(by);
  }
  set(to: Temporal.Instant | string): void {
    this.#now = Temporal.Instant.from(to);
  }
}

/** `id-1`, `id-2`, …: the same in every run. */
export function countingIds(): Ids {
  let last = 0;
  return { next: () => `id-${String((last += 1)).padStart(4, '0')}` };
}

export type TestWorld = World & { clock: FakeClock; store: Store; kicks: { count: number } };

/** A migrated, empty database of its own, on either engine, closed when the test ends. */
export async function openTestStore(engine: Engine): Promise<Store> {
  const url = engine === 'sqlite' ? 'sqlite::memory:' : await takeDatabase();
  const store = await openStore(url);
  onTestFinished(async () => {
    await store.close();
    if (engine === 'postgres') giveBack(url);
  });
  await migrate(store);
  return store;
}

/** An empty workspace: nobody is known yet. */
export async function emptyWorld(
  engine: Engine = 'sqlite',
  calendar?: (store: Store) => Calendar,
  given?: Store,
): Promise<TestWorld> {
  const store = given ?? (await openTestStore(engine));
  const kicks = { count: 0 };
  return {
    db: store.db,
    store,
    clock: new FakeClock(),
    ids: countingIds(),
    catalogue,
    calendar: calendar?.(store) ?? localCalendar(calendarEvents(store.db)),
    kicks,
    kick: () => (kicks.count += 1),
  };
}

export const actor = (person: string): Actor => ({ team: TEAM, person });

function person(id: string, name: string, extra: Partial<Person> = {}): Person {
  const email = `${name.split(' ')[0]?.toLowerCase()}@acme.test`;
  return {
    team: TEAM,
    id,
    name,
    email,
    zone: 'Europe/Berlin',
    isAdmin: false,
    isBot: false,
    isOutside: false,
    ...extra,
  };
}

export const PEOPLE: readonly Person[] = [
  person(RAE, 'Rae Ortega'),
  person(HANA, 'Hana Sato'),
  person(SAM, 'Sam Field', { isAdmin: true }),
  person(ANA, 'Ana Alvarez'),
  person(BO, 'Bo Lindgren'),
  person(CY, 'Cy Okoro', { zone: 'America/New_York' }),
  person(DEE, 'Dee Park'),
  person(LEE, 'Lee Novak'),
  person(GUEST, 'Gus Visitor', { isOutside: true }),
];

export const HOURS = 'Mon-Fri 09:00-12:00, 13:00-17:30';
const TEAM_LIST = [
  { person: ANA, level: 'senior', skills: ['data:3', 'api:2', 'typescript:3'], zone: 'Europe/Berlin' },
  { person: BO, level: 'senior', skills: ['api:3', 'distributed:2', 'typescript:2'], zone: 'Europe/Berlin' },
  { person: CY, level: 'staff', skills: ['distributed:3', 'data:2', 'go:3'], zone: 'America/New_York' },
  { person: DEE, level: 'mid', skills: ['api:2', 'application:2', 'typescript:2'], zone: 'Europe/Berlin' },
  { person: LEE, level: 'staff', skills: ['leadership:3', 'data:1'], zone: 'Europe/Berlin' },
];

/** Acme with its people, recruiters and interviewers; no role yet. */
export async function acme(
  engine: Engine = 'sqlite',
  calendar?: (store: Store) => Calendar,
  given?: Store,
): Promise<TestWorld> {
  const world = await emptyWorld(engine, calendar, given);
  await rememberPeople(world, PEOPLE);
  await settleIn(world, TEAM, 'Acme', 'Europe/Berlin');
  await changeSettings(world, actor(SAM), {
    zone: 'Europe/Berlin',
    quietFrom: '18:00',
    quietTo: '09:00',
    digestTime: '09:00',
    daysOff: '2026-12-25 Christmas',
    admins: [],
    recruiters: [RAE],
  });
  for (const member of TEAM_LIST) {
    await setInterviewer(world, actor(RAE), {
      ...member,
      hours: HOURS,
      perDay: '2',
      perWeek: '4',
      buffer: '0',
    });
  }
  return world;
}

export const ROLE = {
  title: 'Senior Backend Engineer',
  level: 'senior',
  layers: ['api', 'data'],
  language: 'typescript',
  hiringManager: HANA,
  recruiter: RAE,
  channel: 'CHIRING',
  headCount: '1',
  targetDay: '2027-01-15',
  pipeline: 'backend',
};

export const MIA = {
  name: 'Mia Okafor',
  email: 'mia@example.com',
  zone: 'Europe/Paris',
  resumeUrl: 'https://example.com/mia.pdf',
  source: 'Referral',
  windows: 'Thu 2026-12-03 09:00-16:00\nFri 2026-12-04 09:00-12:00',
};

/** Acme with an open role and Mia in its first stage. */
export async function acmeWithMia(
  engine: Engine = 'sqlite',
  calendar?: (store: Store) => Calendar,
  given?: Store,
) {
  const world = await acme(engine, calendar, given);
  const role = await openRole(world, actor(RAE), ROLE);
  const { application } = await addCandidate(world, actor(RAE), { role: role.id, ...MIA });
  return { world, role, application };
}
