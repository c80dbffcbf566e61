import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { interactions } from '../../src/slack/interactions.ts';
import { readConcerns } from '../../src/operations/read-matters.ts';
import { insertDebrief } from '../../src/store/debriefs.ts';
import { setRoom } from '../../src/operations/set-room.ts';
import { proposeTimes } from '../../src/operations/propose-times.ts';
import { TEAM } from '../world.ts';
import { ANA, GENERAL, HANA, NIA, RAE } from './company/cast.ts';
import { lifeIn } from './company/life.ts';
import { sitDown } from './company/person.ts';
import { seed } from './company/seed.ts';
import { rawIdsIn, shownText } from './company/shown.ts';
import { actor, type Company, startCompany } from './company/start.ts';
import { payload, press, send } from './kernel/requests.ts';

/**
 * Who may do something is asked when it is done, whoever it was shown to: here somebody without any tie sends every
 * press and every form that there is, with the ids of real things, and of things that never were.
 */

let company: Company;
let real: Record<string, string>;

beforeAll(async () => {
  company = await startCompany();
  const seeded = await seed(company);
  const { world } = company;
  const zoe = await seeded.life.read(seeded.zoe);
  const about = seeded.uma;
  const concerns = await readConcerns(world.db, TEAM, [about], world.clock.now());
  const wish = { purpose: 'move', interviews: [seeded.booked.id] } as const;
  const room = await setRoom(world, actor(RAE), {
    room: '',
    name: 'Elbe',
    address: 'elbe@acme.test',
    seats: '4',
    zone: 'Europe/Berlin',
    site: 'Berlin',
  });
  const proposal = await proposeTimes(world, actor(RAE), seeded.zoe, wish);
  const debrief = { id: 'a-debrief', applicationId: seeded.zoe, stageEntryId: zoe.entries.at(-1)!.id };
  await world.db.transaction().execute(tx => insertDebrief(tx, TEAM, debrief, world.clock.now()));
  real = {
    debrief: debrief.id,
    appointment: seeded.booked.id,
    application: seeded.zoe,
    entry: zoe.entries.at(-1)!.id,
    seat: seeded.booked.seats[0]!.id,
    version: '1',
    interview: seeded.booked.id,
    role: seeded.role.id,
    proposal: proposal.id,
    option: '0',
    kind: 'reject',
    person: ANA,
    paused: 'yes',
    verb: 'status',
    how: 'x',
    matter: concerns.get(about)!.matters[0]!.key,
    about,
    base: '0',
    page: '0',
    question: 'any-question',
    room: room.id,
    retired: 'yes',
  };
});
afterAll(() => company.close());

/** One's own calendar and reminders, and one's own list of what there is, are anybody's. */
const OWN = new Set([
  'me.block',
  'rooms.show',
  'calendar.trust',
  'me.block-form',
  'home.verb',
  'nudge.habit',
  'nudge.habit-form',
]);
/** Told to nobody: at every key that is pressed, and of a seat that is not there any more. */
const SILENT = new Set(['scorecard.typed', 'scorecard.page']);
const others = interactions.filter(i => i.kind !== 'search' && !OWN.has(i.id));

/** All that is known, but for what was received and who looked at a Home tab. */
async function everything(): Promise<string> {
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
    company.world.db,
  );
  const kept = tables.rows.map(t => t.name).filter(n => !/^(inbox|sqlite_|kysely_|cursor)/.test(n));
  const rows = await Promise.all(
    kept.map(name =>
      sql`select * from ${sql.table(name)}`.execute(company.world.db).then(r => [name, r.rows]),
    ),
  );
  return JSON.stringify(rows);
}

const FILLED: Record<string, Record<string, object>> = Object.fromEntries(
  Object.entries({
    reason: { value: 'Because I can.' },
    when: { selected_option: { value: '1796205600000' } },
    reviewer: { selected_option: { value: NIA } },
    interviews: { selected_options: [{ value: 'id-0001' }] },
    zone: { selected_option: { value: 'Europe/Berlin' } },
    windows: { value: 'Thu 3 Dec 9-12' },
    hours: { value: 'Mon-Fri 9-12' },
    level: { selected_option: { value: 'staff' } },
    skills: { selected_options: [{ value: 'data:3' }] },
    recruiters: { selected_users: [NIA] },
    admins: { selected_users: [NIA] },
    quietFrom: { selected_time: '18:00' },
    quietTo: { selected_time: '09:00' },
    digestTime: { selected_time: '09:00' },
    title: { value: 'A role of mine' },
    verdict: { selected_option: { value: 'strong-yes' } },
    name: { value: 'A friend' },
    email: { value: 'friend@example.com' },
  }).map(([field, value]) => [field, { value }]),
);

async function sendAs(person: string, id: string, ids: Record<string, string>): Promise<string> {
  const found = interactions.find(i => i.id === id);
  if (!found || !('keys' in found)) throw new Error(`There is no ${id}`);
  const value = new URLSearchParams(found.keys.map(k => [k, ids[k] ?? ''])).toString();
  const user = { id: person };
  const blocks = Object.keys(FILLED).map(block_id => ({ type: 'input', block_id }));
  const form = { callback_id: id, private_metadata: value, state: { values: FILLED }, blocks };
  const view = { id: 'V1', hash: 'h', type: 'modal', title: { text: 'A form' }, ...form };
  const trigger_id = company.slack.current().workspace.lifetimes.trigger({ user: person });
  const parcel =
    found.kind === 'modal'
      ? payload('view_submission', { user, view, trigger_id })
      : press({ action_id: id, value }, { user, channel: { id: GENERAL }, trigger_id });
  const sent = await send(company.url, parcel);
  await company.settle();
  const they = sitDown(company, person);
  const told = shownText(they.modal()?.['blocks']);
  await they.closeAll();
  return sent.body || told;
}

describe.each([
  ['of real things', () => real],
  ['of things that never were', () => ({ ...real, ...NEVER })],
])('somebody without any tie, with ids %s', (_, idsOf) => {
  test.each(others.map(i => i.id))('gets nothing done with %s', async id => {
    const before = await everything();
    const told = await sendAs(NIA, id, idsOf());
    expect(await everything()).toBe(before);
    expect(told).toMatch(SILENT.has(id) ? new RegExp(`^$|${REFUSAL.source}`) : REFUSAL);
    expect(told).not.toMatch(/Zoë|Arendt|went wrong/);
    expect(rawIdsIn(told.replaceAll(/"(callback_id|private_metadata)":"[^"]*"/g, ''))).toEqual([]);
  });
});

describe('a recruiter who is a guest by now', () => {
  beforeAll(async () => {
    await company.slack.changePerson(RAE, { isRestricted: true });
    await company.settle();
  });

  test.each(interactions.filter(i => i.kind !== 'search').map(i => i.id))(
    'gets nothing done with %s, although roles still name them',
    async id => {
      const before = await everything();
      const told = await sendAs(RAE, id, real);
      expect(await everything()).toBe(before);
      expect(told).toContain('guests cannot use it');
      expect(told).not.toMatch(/Zoë|Arendt|went wrong/);
    },
  );

  test('is shown nothing by a command, nor on the Home tab, nor in a message: the manager hears of that', async () => {
    const rae = sitDown(company, RAE);
    expect((await rae.hire('status')).text).toContain('guests cannot use it');
    await rae.openHome();
    expect(shownText(rae.home()?.['blocks'])).not.toMatch(/Zoë|Mia|Engineer/);
    const inbox = rae.inbox().length;
    await lifeIn(company.world).add(real['role'] ?? '', 'Noor Haddad', HANA);
    await company.settle();
    expect(rae.inbox()).toHaveLength(inbox);
    const told = sitDown(company, HANA).inbox().at(-1);
    expect(told?.text).toContain('They left the workspace, or are a guest of it now.');
  });
});

const REFUSAL =
  /Only (an admin|a recruiter|the person|the hiring)|not yours|does not exist any more|does not know this person|You are not an interviewer|is no interviewer|not there any more|is somebody else’s by now|This is settled|Only those who ask in this interview/;

const NEVER = {
  debrief: '00000000-0000-4000-8000-000000000000',
  appointment: '00000000-0000-4000-8000-000000000000',
  application: '00000000-0000-4000-8000-000000000000',
  entry: '00000000-0000-4000-8000-000000000000',
  seat: '00000000-0000-4000-8000-000000000000',
  about: '00000000-0000-4000-8000-000000000000',
  interview: '00000000-0000-4000-8000-000000000000',
  role: '00000000-0000-4000-8000-000000000000',
  proposal: '00000000-0000-4000-8000-000000000000',
  person: 'U9999999999',
};
