import type { Person } from '../../src/core/loop/people.ts';
import { changeSettings } from '../../src/operations/change-settings.ts';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { rememberPeople, settleIn } from '../../src/operations/settle-in.ts';
import type { Store } from '../../src/store/database.ts';
import { actor, emptyWorld, TEAM, type TestWorld } from '../world.ts';

/** Sixty people in three zones: one administrator, two recruiters, five hiring managers, twenty interviewers, and others. */
const SIZE = 60;
const ZONES = ['Europe/Berlin', 'Europe/London', 'America/New_York'];

const ADMIN = 'UADMIN';
export const RECRUITERS = ['UREC0', 'UREC1'];
export const MANAGERS = ['UMAN0', 'UMAN1', 'UMAN2', 'UMAN3', 'UMAN4'];
export const INTERVIEWERS = Array.from({ length: 20 }, (_, at) => `UINT${at}`);
const OTHERS = Array.from({ length: SIZE - 28 }, (_, at) => `UOTH${at}`);

export const DAYS_OFF = ['2026-12-25', '2027-01-01', '2027-05-06'];

const LAYERS = ['application', 'api', 'data', 'infrastructure', 'distributed'];
const LANGUAGES = ['typescript', 'go', 'python'];

export async function yearCompany(store: Store): Promise<TestWorld> {
  const world = await emptyWorld(store.engine, undefined, store);
  const everybody = [ADMIN, ...RECRUITERS, ...MANAGERS, ...INTERVIEWERS, ...OTHERS];
  await rememberPeople(world, everybody.map(personOf));
  await settleIn(world, TEAM, 'Sixty', 'Europe/Berlin');
  await changeSettings(world, actor(ADMIN), {
    zone: 'Europe/Berlin',
    quietFrom: '18:00',
    quietTo: '09:00',
    digestTime: '09:00',
    daysOff: DAYS_OFF.map(day => `${day} Off`).join('\n'),
    admins: [],
    recruiters: RECRUITERS,
  });
  for (const [at, person] of INTERVIEWERS.entries())
    await setInterviewer(world, actor(ADMIN), interviewer(person, at));
  return world;
}

function personOf(id: string, at: number): Person {
  return {
    team: TEAM,
    id,
    name: `Person ${id.slice(1)}`,
    email: `${id.toLowerCase()}@sixty.test`,
    zone: ZONES[at % ZONES.length],
    isAdmin: id === ADMIN,
    isBot: false,
    isOutside: false,
  };
}

function interviewer(person: string, at: number) {
  const skills = [0, 1, 2].map(n => `${LAYERS[(at + n) % LAYERS.length]}:${(n % 3) + 1}`);
  return {
    person,
    level: at % 3 === 0 ? 'staff' : 'senior',
    skills: [...skills, `${LANGUAGES[at % LANGUAGES.length]}:2`, ...(at % 4 === 0 ? ['leadership:2'] : [])],
    zone: ZONES[at % ZONES.length] ?? 'Europe/Berlin',
    hours: 'Mon-Fri 09:00-12:00, 13:00-17:30',
    perDay: '2',
    perWeek: '4',
    buffer: '0',
  };
}
