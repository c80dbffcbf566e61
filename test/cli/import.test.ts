import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { choosePerson, chooseTeam } from '../../src/cli/import/choose-actor.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { closeRole } from '../../src/operations/close-role.ts';
import { decide } from '../../src/operations/decide.ts';
import { findCandidateByEmail } from '../../src/store/candidates.ts';
import { findSituation, listOpenSituations } from '../../src/store/situations.ts';
import { systemClock } from '../../src/system.ts';
import { actor, ENGINES, HANA, RAE, TEAM } from '../world.ts';
import { type Company, company, sharedDatabase } from './company.ts';
import { type Ended, freshFolder, hireloop } from './run.ts';

const HEADER = 'name,email,role,zone,windows,resume_url,source';
const TITLE = 'Senior Backend Engineer';
const MIA = `Mia Okafor,mia@example.com,${TITLE},Europe/Paris,,,`;

/** A Thursday that candidates can still offer, whenever the tests run. */
const soon = systemClock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: 14 });
const THURSDAY = soon.add({ days: 4 - soon.dayOfWeek }).toString();

async function file(content: string | Uint8Array): Promise<string> {
  const path = join(await freshFolder(), 'candidates.csv');
  await writeFile(path, content);
  return path;
}

const rows = (...lines: string[]) => [HEADER, ...lines].join('\n');

async function importing(url: string, content: string | Uint8Array, ...options: string[]): Promise<Ended> {
  return hireloop(['import', 'candidates', await file(content), ...options], { DATABASE_URL: url });
}

const AS_RAE = ['--as', 'rae@acme.test'] as const;
const WRITE = ['--write', ...AS_RAE] as const;

const lineOf = ({ out }: Ended, row: number) => out.split('\n').find(l => l.startsWith(`row ${row} `)) ?? '';
const open = ({ store }: Company) => listOpenSituations(store.db, TEAM);

describe.each(ENGINES)('importing candidates into %s', engine => {
  test('says what it would do, row by row, and writes nothing', async () => {
    const acme = await company(engine);
    const dry = await importing(
      acme.url,
      rows(MIA, 'Nobody,no-mail,Senior Backend Engineer,Europe/Paris,,,'),
    );
    expect(dry.code).toBe(1);
    expect(lineOf(dry, 2)).toContain(`create     Mia Okafor <mia@example.com> in ${TITLE}`);
    expect(lineOf(dry, 3)).toContain('refuse     "no-mail" is not an e-mail address.');
    expect(dry.out).toContain('2 rows: 1 to create, 0 to change, 0 unchanged, 1 refused.');
    expect(dry.out).toContain('Nothing was written. To write, add --write --as E-MAIL.');
    expect(dry.err).toBe('');
    expect(await open(acme)).toEqual([]);
  });

  test('writes in the name of a person, once, and says later what changes', async () => {
    const acme = await company(engine);
    const first = rows(`${MIA.slice(0, -1)}https://example.com/mia.pdf,Referral`);
    const written = await importing(acme.url, first, ...WRITE);
    expect(written).toMatchObject({ code: 0, err: '' });
    expect(written.out).toContain('1 row: 1 created, 0 changed, 0 unchanged, 0 refused.');
    const [mia] = await open(acme);
    expect(mia).toMatchObject({
      candidate: { name: 'Mia Okafor', zone: 'Europe/Paris', resumeUrl: 'https://example.com/mia.pdf' },
      application: { source: 'Referral' },
      role: { title: TITLE },
      entries: [{ position: 0, decision: undefined }],
    });
    const audit = await acme.store.db.selectFrom('audit').selectAll().where('actor', '=', RAE).execute();
    expect(audit.filter(a => a.operation === 'import-candidate')).toHaveLength(1);

    const again = await importing(acme.url, first, ...WRITE);
    expect(lineOf(again, 2)).toContain('unchanged');
    expect(again.out).toContain('0 created, 0 changed, 1 unchanged, 0 refused.');

    const times = `"${THURSDAY} 9-12; ${THURSDAY} 14:00-17:00"`;
    const changed = rows(
      `Mia A. Okafor,MIA@example.com,senior backend engineer,Europe/Berlin,${times},,LinkedIn`,
    );
    const said = lineOf(await importing(acme.url, changed, ...AS_RAE), 2);
    expect(said).toContain('name Mia Okafor → Mia A. Okafor');
    expect(said).toContain('zone Europe/Paris → Europe/Berlin');
    expect(said).toContain(`times none → Thu ${THURSDAY} 09:00-12:00; Thu ${THURSDAY} 14:00-17:00`);
    expect(said).toContain('source stays Referral');
    expect(await open(acme)).toEqual([mia]);

    expect((await importing(acme.url, changed, ...WRITE)).out).toContain('1 changed');
    const [after] = await open(acme);
    expect(after?.candidate).toMatchObject({ name: 'Mia A. Okafor', zone: 'Europe/Berlin' });
    expect(after?.candidate.resumeUrl).toBe('https://example.com/mia.pdf');
    expect(after?.windows).toHaveLength(2);
  });

  test('knows a candidate from another role, and posts no message to anybody', async () => {
    const acme = await company(engine);
    await addCandidate(acme.world, actor(RAE), {
      role: acme.otherRole,
      name: 'Mia',
      email: 'mia@example.com',
      zone: 'Europe/Paris',
      resumeUrl: '',
      source: '',
      windows: '',
    });
    const asHana = ['--write', '--as', 'hana@acme.test'];
    const { out, code } = await importing(acme.url, rows(MIA), ...asHana);
    expect(code).toBe(0);
    expect(out).toContain('known from another role; name Mia → Mia Okafor');
    expect((await open(acme)).map(s => s.candidate.name)).toEqual(['Mia Okafor', 'Mia Okafor']);
    const notices = await acme.store.db
      .selectFrom('effect')
      .select('key')
      .where('kind', '=', 'post-notice')
      .execute();
    expect(notices.filter(({ key }) => !key.startsWith('notice:role-opened:'))).toEqual([]);
  });

  test('refuses rows with the reason, and does the others', async () => {
    const acme = await company(engine);
    const { application } = await addCandidate(acme.world, actor(RAE), {
      role: acme.role,
      name: 'Ivo Lang',
      email: 'ivo@example.com',
      zone: 'Europe/Paris',
      resumeUrl: '',
      source: '',
      windows: '',
    });
    const situation = await findSituation(acme.store.db, TEAM, application);
    const entry = situation?.entries[0]?.id ?? '';
    await decide(acme.world, actor(HANA), { application, entry, kind: 'reject', reason: 'No match.' });
    await closeRole(acme.world, actor(RAE), acme.otherRole);
    const ended = await importing(
      acme.url,
      rows(
        `,a@example.com,${TITLE},Europe/Paris,,,`,
        `Al,al@example.com,${TITLE},Mars,,javascript:x,`,
        'Bo,bo@example.com,Senior Backend,Europe/Paris,,,',
        'Cy,cy@example.com,Data Engineer,Europe/Paris,,,',
        `Di,di@example.com,${TITLE},Europe/Paris,2020-01-01 9-12,,`,
        `Ed,ed@example.com,${TITLE},Europe/Paris,whenever,,`,
        `"=HYPERLINK(""http://x"")",fi@example.com,${TITLE},Europe/Paris,,,`,
        `${'G'.repeat(200_000)},gi@example.com,${TITLE},Europe/Paris,,,`,
        'Hal,hal@example.com',
        `Ivo Lang,ivo@example.com,${TITLE},Europe/Paris,${THURSDAY} 9-12,,`,
        MIA,
      ),
      ...WRITE,
    );
    const reasons = [
      [2, 'The name needs at least one letter or digit'],
      [
        3,
        '"Mars" is not a time zone. Use a name such as Europe/Berlin. The résumé link must be a web address',
      ],
      [4, `No open role is called "Senior Backend". Did you mean "${TITLE}"?`],
      [5, 'No open role is called "Data Engineer".'],
      [6, '2020-01-01 09:00-12:00 has passed.'],
      [7, 'starts with no day'],
      [8, 'is a formula of a spreadsheet, not a name'],
      [9, 'The name can have up to 80 characters, got 200000.'],
      [10, 'The row has 2 cells, the first row 7.'],
      [11, 'The application of Ivo Lang is closed'],
    ] as const;
    for (const [row, reason] of reasons) {
      expect(lineOf(ended, row)).toContain('refused');
      expect(lineOf(ended, row)).toContain(reason);
    }
    expect(lineOf(ended, 12)).toContain('created');
    expect(ended.code).toBe(1);
    expect(ended.out.length).toBeLessThan(4000);
    expect((await open(acme)).map(s => s.candidate.name)).toEqual(['Mia Okafor']);
  });

  test('names people as they are, without what could break a line or a message', async () => {
    const acme = await company(engine);
    const names = [
      '<!channel> Bell',
      'Zoë 👩‍👩‍👧‍👦 Å',
      'Evil\u202egnp.exe',
      'Red\u001b[31m Alert',
      "O'Brien-Ñandú",
    ];
    const list = names.map((name, i) => `"${name}",p${i}@example.com,${TITLE},Europe/Paris,,,`);
    const { code, out } = await importing(acme.url, rows(...list), ...WRITE);
    expect(code).toBe(0);
    expect((await open(acme)).map(s => s.candidate.name).toSorted()).toEqual(
      ['<!channel> Bell', 'Zoë 👩‍👩‍👧‍👦 Å', 'Evilgnp.exe', 'Red[31m Alert', "O'Brien-Ñandú"].toSorted(),
    );
    // eslint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('who imports', () => {
  test('has to be named, and allowed for the role', async () => {
    const acme = await company('sqlite');
    const nameless = await importing(acme.url, rows(MIA), '--write');
    expect(nameless).toMatchObject({ code: 2, out: '' });
    expect(nameless.err).toContain('--write needs to know in whose name');
    const dee = await importing(acme.url, rows(MIA), '--write', '--as', 'dee@acme.test');
    expect(dee.code).toBe(1);
    expect(lineOf(dee, 2)).toContain('Only an admin, a recruiter or the hiring manager can add candidates.');
    expect(await open(acme)).toEqual([]);
  });

  test('has to be a member of the workspace', async () => {
    const { store } = await company('sqlite');
    const choosing = (as: string) => choosePerson(store.db, TEAM, as);
    expect(await choosing('RAE@acme.test')).toBe(RAE);
    await expect(choosing('eve@example.com')).rejects.toThrow('Nobody in this workspace has the address');
    await expect(choosing('gus@acme.test')).rejects.toThrow('gus@acme.test is a guest or was deactivated.');
    await expect(choosing('rae')).rejects.toThrow('"rae" is not an e-mail address.');
    await store.db.updateTable('person').set({ email: null }).execute();
    await expect(choosing('rae@acme.test')).rejects.toMatchObject({
      hint: expect.stringContaining('users:read.email'),
    });
  });

  test('is asked for the workspace where there are several, and to start Hireloop where there is none', async () => {
    const { store } = await sharedDatabase('sqlite');
    const add = (team_id: string) =>
      store.db
        .insertInto('workspace')
        .values({
          team_id,
          name: 'x',
          zone: 'UTC',
          quiet_from: '18:00',
          quiet_to: '09:00',
          digest_time: '09:00',
        })
        .execute();
    await expect(chooseTeam(store.db, undefined)).rejects.toThrow('does not know a workspace yet');
    await add('T1');
    expect(await chooseTeam(store.db, undefined)).toBe('T1');
    await add('T2');
    await expect(chooseTeam(store.db, undefined)).rejects.toMatchObject({
      advice: 'There are several workspaces. Choose one: --team T1 or --team T2.',
    });
    await expect(chooseTeam(store.db, 'T3')).rejects.toThrow('There is no workspace T3.');
    expect(await chooseTeam(store.db, 'T2')).toBe('T2');
  });
});

describe('the file', () => {
  test('may hold cells that an export guarded', async () => {
    const acme = await company('sqlite');
    const source = rows(`Ana,ana@example.com,${TITLE},UTC,,,"'@work"`);
    expect((await importing(acme.url, source, ...WRITE)).code).toBe(0);
    expect((await open(acme))[0]?.application.source).toBe('@work');
  });

  test('may not say two things about one candidate', async () => {
    const acme = await company('sqlite');
    const list = rows(
      MIA,
      MIA,
      MIA.replace('Mia Okafor', 'Mia O.'),
      MIA.replace(TITLE, 'Data Engineer'),
      MIA.replace(TITLE, 'Data Engineer').replace('Europe/Paris', 'UTC').replace('mia@', 'MIA@'),
    );
    const ended = await importing(acme.url, list, ...WRITE);
    expect(ended.code).toBe(1);
    expect(lineOf(ended, 2)).toContain('created');
    expect(lineOf(ended, 3)).toContain('unchanged  Says the same as row 2.');
    expect(lineOf(ended, 4)).toContain('Row 2 is about the same candidate and role and has another name');
    expect(lineOf(ended, 5)).toContain('created');
    expect(lineOf(ended, 6)).toContain('Row 5 is about the same candidate and role and has another zone');
    const mia = await findCandidateByEmail(acme.store.db, TEAM, 'mia@example.com');
    expect(mia).toMatchObject({ name: 'Mia Okafor', zone: 'Europe/Paris' });
    expect(await open(acme)).toHaveLength(2);
  });

  test('that cannot be read as a list is refused whole', async () => {
    const { code, out, err } = await importing('sqlite:none.db', `${HEADER},salary\n${MIA},1\n`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('"salary" not known. Use name, email, role, zone, windows (optional)');
  });

  test('has to be named, and the noun to be known', async () => {
    const [unasked, noun] = await Promise.all([
      hireloop(['import', 'candidates']),
      hireloop(['import', 'roles', 'x.csv']),
    ]);
    expect(unasked.err).toContain('Which file? Write: npm run import -- candidates FILE.csv');
    expect(noun.err).toContain('"roles" cannot be imported.');
    expect([unasked.code, noun.code]).toEqual([2, 2]);
  });

  test('may have ten thousand rows', async () => {
    const acme = await company('sqlite');
    const many = Array.from({ length: 10_000 }, (_, i) => `P${i},p${i}@example.com,${TITLE},UTC,,,`);
    const { code, out, err } = await importing(acme.url, rows(...many));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('10000 rows: 10000 to create');
    expect(out.match(/^row /gm)).toHaveLength(10_000);
  }, 60_000);
});
