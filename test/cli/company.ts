import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { localCalendar } from '../../src/calendars/local.ts';
import { changeSettings } from '../../src/operations/change-settings.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { rememberPeople, settleIn } from '../../src/operations/settle-in.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import type { Engine, Store } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { systemClock, systemIds } from '../../src/system.ts';
import {
  actor,
  catalogue,
  FakeClock,
  HANA,
  openTestStore,
  PEOPLE,
  RAE,
  ROLE,
  SAM,
  TEAM,
  type TestWorld,
} from '../world.ts';
import { freshFolder } from './run.ts';

/** A database that other processes can open by its address. */
export type SharedDatabase = { url: string; store: Store };

export async function sharedDatabase(engine: Engine): Promise<SharedDatabase> {
  if (engine === 'postgres') {
    const store = await openTestStore(engine);
    return { url: inject('postgresUrl') + new URL(store.where).pathname, store };
  }
  const url = `sqlite:${join(await freshFolder(), 'hireloop.db')}`;
  const store = await openStore(url);
  onTestFinished(() => store.close());
  await migrate(store);
  return { url, store };
}

export type Company = SharedDatabase & { world: TestWorld; role: string; otherRole: string };

/** Acme in a database that commands can use: its people, Rae the recruiter, and two open roles. */
export async function company(engine: Engine): Promise<Company> {
  const { url, store } = await sharedDatabase(engine);
  const world: TestWorld = {
    db: store.db,
    store,
    clock: new FakeClock(systemClock.now()),
    ids: systemIds,
    catalogue,
    calendar: localCalendar(calendarEvents(store.db)),
    kicks: { count: 0 },
    kick: () => {},
  };
  await rememberPeople(world, PEOPLE);
  await settleIn(world, TEAM, 'Acme', 'Europe/Berlin');
  await changeSettings(world, actor(SAM), {
    zone: 'Europe/Berlin',
    quietFrom: '18:00',
    quietTo: '09:00',
    digestTime: '09:00',
    daysOff: '',
    admins: [],
    recruiters: [RAE],
  });
  const targetDay = systemClock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: 60 }).toString();
  const role = await openRole(world, actor(RAE), { ...ROLE, targetDay });
  const other = await openRole(world, actor(RAE), {
    ...ROLE,
    title: 'Data Engineer',
    hiringManager: HANA,
    targetDay,
  });
  return { url, store, world, role: role.id, otherRole: other.id };
}
