import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { LEFT_OUT, NOUNS } from '../../src/cli/export/nouns.ts';
import { atOneMoment, pagesOf } from '../../src/cli/export/rows.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { assignReviewer } from '../../src/operations/assign-reviewer.ts';
import { decide } from '../../src/operations/decide.ts';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import { openStore } from '../../src/store/open.ts';
import { findSituation } from '../../src/store/situations.ts';
import { card } from '../cards.ts';
import { actor, ANA, ENGINES, HANA, RAE, TEAM } from '../world.ts';
import { type Company, company, sharedDatabase } from './company.ts';
import { freshFolder, hireloop } from './run.ts';

const NAME = '=HYPERLINK("http://evil.test";"Mia")';

/** Somebody with an unpleasant name was reviewed by Ana, who wrote a scorecard. */
async function reviewed({ world, role }: Company): Promise<void> {
  const { application } = await addCandidate(world, actor(RAE), {
    role,
    name: NAME,
    email: 'mia@example.com',
    zone: 'Europe/Paris',
    resumeUrl: '',
    source: 'Café "Zur Post"',
    windows: '',
  });
  await setInterviewer(world, actor(RAE), {
    person: ANA,
    level: 'senior',
    skills: ['data:3', 'api:3', 'typescript:3'],
    zone: 'Europe/Berlin',
    hours: 'Mon-Fri 09:00-17:00',
    perDay: '2',
    perWeek: '4',
    buffer: '0',
  });
  const now = async () => (await findSituation(world.db, TEAM, application))!;
  const [entry] = (await now()).entries;
  await decide(world, actor(HANA), { application, entry: entry!.id, kind: 'advance', reason: '' });
  const { seat } = await assignReviewer(world, actor(RAE), { application, reviewer: ANA });
  await submitScorecard(world, actor(ANA), {
    seat: seat.id,
    card: await card(world, await now(), seat.id, 'yes'),
  });
}

const text = (folder: string, name: string) => readFile(join(folder, name), 'utf8');
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe.each(ENGINES)('an export from %s', engine => {
  test('holds every noun as JSON and as CSV, readable by the owner alone', async () => {
    const acme = await company(engine);
    await reviewed(acme);
    const folder = join(await freshFolder(), 'new', 'export');
    const { code, out, err } = await hireloop(['export', folder], { DATABASE_URL: acme.url });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('1 row  candidates.ndjson, candidates.csv');
    expect(out).toContain(`Everything is in ${folder}. It holds personal data and all scorecards`);

    const files = await readdir(folder);
    expect(files).toHaveLength(NOUNS.length * 2 + 1);
    expect(files.filter(name => name.endsWith('.partial'))).toEqual([]);
    expect(await mode(folder)).toBe('700');
    for (const name of files) expect(await mode(join(folder, name))).toBe('600');

    const candidate = JSON.parse(await text(folder, 'candidates.ndjson')) as Record<string, string>;
    expect(candidate).toMatchObject({
      team_id: TEAM,
      name: NAME,
      email: 'mia@example.com',
      resume_url: null,
    });
    expect(Temporal.Instant.from(candidate['added_at'] ?? '')).toBeInstanceOf(Temporal.Instant);
    const people = JSON.parse(await text(folder, 'people.json')) as { name: string; is_outside: boolean }[];
    expect(people.find(p => p.name === 'Gus Visitor')?.is_outside).toBe(true);
    const roles = JSON.parse(await text(folder, 'roles.json')) as { layers: string[] }[];
    expect(roles[0]?.layers).toEqual(['api', 'data']);
    const scorecard = JSON.parse(await text(folder, 'scorecards.ndjson')) as { body: { card: object } };
    expect(scorecard).toMatchObject({ author: ANA, verdict: 'yes', body: { card: { verdict: 'yes' } } });

    const rows: Record<string, string>[] = parse(await text(folder, 'candidates.csv'), {
      bom: true,
      columns: true,
    });
    expect(rows).toMatchObject([{ name: `'${NAME}`, email: 'mia@example.com' }]);
    expect((await text(folder, 'applications.csv')).startsWith('\ufeffteam_id,id,')).toBe(true);
    expect(await text(folder, 'applications.csv')).toContain('"Café ""Zur Post"""');
    const audit = (await text(folder, 'audit.ndjson')).trim().split('\n');
    expect(audit.length).toBeGreaterThan(8);
    expect(JSON.parse(audit.at(-1) ?? '')).toMatchObject({ actor: ANA, operation: 'submit-scorecard' });
  });

  test('says first what it holds and whose eyes it is for', async () => {
    const acme = await company(engine);
    const folder = await freshFolder();
    await hireloop(['export', folder], { DATABASE_URL: acme.url });
    const header = await text(folder, 'README.txt');
    expect(header).toMatch(/^Hireloop export of (sqlite|postgres):/);
    for (const said of ['PERSONAL DATA', 'EVERY SCORECARD', 'people.json, people.csv: 9 rows', 'Left out'])
      expect(header).toContain(said);
    expect(header).not.toContain('NOT FINISHED');
    expect(header).not.toContain('hireloop:test@');
  });

  test('is of one moment, whatever is written meanwhile', async () => {
    const { url, store } = await sharedDatabase(engine);
    const other = await openStore(url);
    const note = (value: string) =>
      other.db.insertInto('cursor').values({ team_id: TEAM, name: value, value }).execute();
    await note('before');
    const cursors = { name: 'cursors', table: 'cursor', key: ['team_id', 'name'] } as const;
    const seen = await atOneMoment(store, async db => {
      const first = await Array.fromAsync(pagesOf(db, cursors));
      await note('meanwhile');
      return [first, await Array.fromAsync(pagesOf(db, cursors))].map(pages => pages.flat().length);
    });
    await other.close();
    expect(seen).toEqual([1, 1]);
    expect((await Array.fromAsync(pagesOf(store.db, cursors))).flat()).toHaveLength(2);
  });

  test('of many rows has each once, in order', async () => {
    const { store } = await sharedDatabase(engine);
    const entry = {
      team_id: TEAM,
      at: 0,
      actor: RAE,
      operation: 'x',
      subject: 'y',
      before_json: null,
      after_json: null,
    };
    for (let page = 0; page < 3; page += 1)
      await store.db
        .insertInto('audit')
        .values(Array.from({ length: 401 }, () => entry))
        .execute();
    const audit = NOUNS.find(noun => noun.table === 'audit')!;
    const pages = await Array.fromAsync(pagesOf(store.db, audit));
    expect(pages.map(page => page.length)).toEqual([500, 500, 203]);
    const ids = pages.flat().map(row => Number(row['id']));
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  });

  test('knows every table: it is written, or left out by name', async () => {
    const { store } = await sharedDatabase(engine);
    const tables = (await store.db.introspection.getTables()).map(table => table.name);
    const known = [...NOUNS.map(noun => noun.table), ...LEFT_OUT];
    expect(tables.toSorted()).toEqual(known.toSorted());
  });
});

describe('the folder', () => {
  test('may hold an earlier export, which is replaced', async () => {
    const acme = await company('sqlite');
    const folder = await freshFolder();
    const exporting = () => hireloop(['export', folder], { DATABASE_URL: acme.url });
    await exporting();
    await writeFile(join(folder, 'roles.csv.partial'), 'left over');
    await reviewed(acme);
    expect(await exporting()).toMatchObject({ code: 0 });
    expect(await text(folder, 'candidates.ndjson')).toContain('mia@example.com');
    expect((await readdir(folder)).filter(name => name.endsWith('.partial'))).toEqual([]);
  });

  test('may hold nothing else, and is not touched then', async () => {
    const { url } = await sharedDatabase('sqlite');
    const parent = await freshFolder();
    const mine = join(parent, 'mine');
    await mkdir(mine);
    await writeFile(join(mine, 'README.txt'), 'My own notes');
    const [full, isFile, none] = await Promise.all([
      hireloop(['export', mine], { DATABASE_URL: url }),
      hireloop(['export', join(mine, 'README.txt')], { DATABASE_URL: url }),
      hireloop(['export'], { DATABASE_URL: url }),
    ]);
    expect(full).toMatchObject({ code: 2, out: '' });
    expect(full.err).toContain(`${mine} is not empty: nothing in it was touched. Name a new folder`);
    expect(isFile.err).toContain('cannot be written: there is a file of that name.');
    expect(none.err).toContain('Into which folder? Write: npm run export -- FOLDER');
    expect(await readdir(mine)).toEqual(['README.txt']);
    expect(await text(mine, 'README.txt')).toBe('My own notes');
  });
});
