import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { askSlack } from '../../src/cli/doctor/ask-slack.ts';
import type { Patient } from '../../src/cli/doctor/check.ts';
import { clockCheck } from '../../src/cli/doctor/clock.ts';
import { dataFilesCheck } from '../../src/cli/doctor/data-files.ts';
import { databaseCheck } from '../../src/cli/doctor/database.ts';
import { scopesCheck } from '../../src/cli/doctor/scopes.ts';
import { slackCheck } from '../../src/cli/doctor/slack.ts';
import { readConfig } from '../../src/config.ts';
import { ENGINES, MONDAY } from '../world.ts';
import { sharedDatabase } from './company.ts';
import { answering, mailServer, SECRET, slackWith, TOKEN } from './neighbours.ts';
import { type Env, freshFolder, hireloop } from './run.ts';

const SCOPES = [
  'commands',
  'chat:write',
  'im:write',
  'users:read',
  'users:read.email',
  'channels:read',
  'groups:read',
];
const CANARIES = ['canary', SECRET, 'hireloop:test@'];

const OWN: Env = { SLACK_BOT_TOKEN: TOKEN, SLACK_SIGNING_SECRET: SECRET };

async function examined(env: Env) {
  const { code, out, err } = await hireloop(['doctor'], env);
  expect(err).toBe('');
  for (const canary of CANARIES) expect(out).not.toContain(canary);
  return { code, out, lines: out.split('\n') };
}

/** On a Monday morning, with a Slack of any kind. */
function patientOf(slackUrl: string, databaseUrl = ''): Patient {
  const config = readConfig({ ...OWN, SLACK_API_URL: slackUrl, DATABASE_URL: databaseUrl });
  return { environment: { config }, data: config, now: () => MONDAY, slack: () => askSlack(config.slack) };
}

describe.each(ENGINES)('the doctor, with everything set up on %s', engine => {
  test('finds all in order', async () => {
    const { url } = await sharedDatabase(engine);
    const { code, out } = await examined({
      ...OWN,
      DATABASE_URL: url,
      SLACK_API_URL: (await slackWith(SCOPES)).url,
      PUBLIC_URL: await answering(200, 'ok'),
      SMTP_URL: (await mailServer('hire', 'canary')).replace('//', '//hire:canary@'),
      MAIL_FROM: 'hiring@acme.test',
    });
    expect(out).not.toContain('  fix  ');
    for (const found of [
      'Every variable has a form that Hireloop understands.',
      'rubrics without a mistake.',
      'and is up to date.',
      'It can be written.',
      'in Acme.',
      '7 of 7 are granted.',
      'It agrees with that of Slack.',
      '/healthz answers.',
      'keeps its events in the database and needs nothing.',
      'takes the login.',
    ])
      expect(out).toContain(found);
    expect(out).toContain('0 things to fix');
    expect(code).toBe(0);
  });
});

describe('the doctor', () => {
  test('says what it could not look at, and goes on with the rest', async () => {
    const { url } = await sharedDatabase('sqlite');
    const { code, out } = await examined({
      DATABASE_URL: url,
      SLACK_BOT_TOKEN: 'canary',
      CALENDAR: 'outlook',
    });
    expect(code).toBe(1);
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'CALENDAR']) expect(out).toContain(name);
    expect(out).toContain('It can be written.');
    expect(out).toContain('Slack was not checked.');
    expect(out).toContain('1 thing to fix');
  });

  test('names each missing scope with the clicks that add it, and those that are too many', async () => {
    const granted = ['commands', 'chat:write', 'im:write', 'users:read', 'channels:history'];
    const findings = await scopesCheck.run(patientOf((await slackWith(granted)).url));
    expect(findings.map(({ mark, found }) => `${mark}: ${found}`)).toEqual([
      'ok: 4 of 7 are granted.',
      'fix: The scope users:read.email is missing.',
      'warn: The optional scope channels:read is not granted: channels count as public.',
      'warn: The optional scope groups:read is not granted: channels count as public.',
      'warn: The app has the scope channels:history, which Hireloop does not use.',
    ]);
    expect(findings[1]?.todo).toBe(
      'Open https://api.slack.com/apps → your app → OAuth & Permissions → Scopes → Bot Token Scopes → ' +
        'Add an OAuth Scope → users:read.email, then press "Reinstall to Workspace" at the top.',
    );
  });

  test('tells a token that Slack refuses from a proxy that answers in its place', async () => {
    const refused = await answering(200, '{"ok":false,"error":"token_revoked"}');
    expect(await slackCheck.run(patientOf(refused))).toMatchObject([
      { mark: 'fix', found: 'Slack refuses SLACK_BOT_TOKEN (token_revoked).' },
    ]);
    const proxy = await answering(200, '<html>Login</html>');
    expect(await slackCheck.run(patientOf(proxy))).toMatchObject([
      { mark: 'fix', found: 'Slack does not answer (SyntaxError).' },
    ]);
  });

  test.each([
    [0, 'ok', 'It agrees with that of Slack.'],
    [60, 'ok', 'It agrees with that of Slack.'],
    [-120, 'fix', 'It is 120 seconds ahead of that of Slack.'],
    [400, 'fix', 'It is 400 seconds behind that of Slack.'],
  ])('compares the clock with that of a Slack %i seconds away', async (seconds, mark, found) => {
    const date = new Date(MONDAY.add({ seconds }).epochMilliseconds).toUTCString();
    const slack = await answering(200, '{"ok":true,"team":"Acme","user":"hireloop"}', { date });
    expect(await clockCheck.run(patientOf(slack))).toMatchObject([{ mark, found }]);
  });

  test('tells what to do about a database, a mail server and an address that do not work', async () => {
    const folder = await freshFolder();
    const broken = join(folder, 'broken.db');
    await writeFile(broken, 'This is no database at all. '.repeat(400));
    const { code, out } = await examined({
      ...OWN,
      DATABASE_URL: `sqlite:${broken}`,
      SLACK_API_URL: (await slackWith(SCOPES)).url,
      PUBLIC_URL: await answering(404, 'There is nothing here.'),
      SMTP_URL: (await mailServer('hire', 'right')).replace('//', '//hire:canary@'),
      MAIL_FROM: 'hiring@acme.test',
    });
    expect(code).toBe(1);
    expect(out).toContain(`The database ${broken} cannot be used: file is not a database.`);
    expect(out).toContain('restore the last backup');
    expect(out).toContain('/healthz answers with status 404, and not as Hireloop does.');
    expect(out).toContain('refuses the login (EAUTH, 535).');
    expect(out).toContain('3 things to fix');
  });

  test('tells what to do where nothing listens', async () => {
    const { code, out } = await examined({
      ...OWN,
      DATABASE_URL: 'postgres://hireloop:canary@127.0.0.1:9/hireloop',
      SLACK_API_URL: 'http://127.0.0.1:9',
      PUBLIC_URL: 'http://127.0.0.1:9',
      SMTP_URL: 'smtp://hire:canary@127.0.0.1:9',
      MAIL_FROM: 'hiring@acme.test',
    });
    expect(code).toBe(1);
    expect(out).toContain('The database cannot be reached (ECONNREFUSED).');
    expect(out).toContain('Slack does not answer (');
    expect(out).toContain('http://127.0.0.1:9/healthz does not answer (');
    expect(out).toContain('127.0.0.1:9 cannot be used (ESOCKET).');
    expect(out).toContain('4 things to fix');
  });

  test('makes no database where there is none, and warns of one that is behind', async () => {
    const file = join(await freshFolder(), 'none.db');
    for (const _ of ['once', 'again']) {
      expect(await databaseCheck.run(patientOf('', `sqlite:${file}`))).toMatchObject([
        { mark: 'warn', found: `There is no database at ${file} yet.` },
      ]);
    }
    const { url, store } = await sharedDatabase('sqlite');
    await store.db
      .withTables<{ kysely_migration: { name: string } }>()
      .deleteFrom('kysely_migration')
      .execute();
    const [opened, behind] = await databaseCheck.run(patientOf('', url));
    expect(opened?.mark).toBe('ok');
    expect(behind).toMatchObject({ mark: 'warn', todo: expect.stringContaining('npm run migrate') });
  });

  test('says when the database takes nothing in, and keeps nothing of the try', async () => {
    const { url, store } = await sharedDatabase('sqlite');
    expect(await databaseCheck.run(patientOf('', url))).toMatchObject([{ mark: 'ok' }, { mark: 'ok' }]);
    expect(await store.db.selectFrom('cursor').selectAll().execute()).toEqual([]);
    await sql`create trigger full before insert on cursor begin select raise(abort, 'full'); end`.execute(
      store.db,
    );
    expect(await databaseCheck.run(patientOf('', url))).toMatchObject([
      { mark: 'ok' },
      { mark: 'fix', found: 'It cannot be written (SQLITE_CONSTRAINT_TRIGGER).' },
    ]);
  });

  test('names the mistake in a data file of the team', async () => {
    const folder = await freshFolder();
    const patient = patientOf('');
    const data = { databaseUrl: '', logLevel: 'info', dataFolder: folder } as const;
    const [finding] = await dataFilesCheck.run({ ...patient, data });
    expect(finding).toMatchObject({ mark: 'fix' });
    expect(finding?.found).toContain(
      `${folder}: found none of the folders, expected packs, rubrics, pipelines`,
    );
  });
});
