import { describe, expect, test } from 'vitest';
import { readConfig, readDataConfig } from '../src/config.ts';
import { ALL_LOCAL, providerOf } from '../src/config-calendar.ts';
import { UserError } from '../src/core/user-error.ts';
import { hireloop } from './cli/run.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const COMPLETE = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_SIGNING_SECRET: SECRET };

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split('\n').slice(1);
  }
  return [];
}

describe('the environment', () => {
  test('needs no more than the token and the signing secret', () => {
    expect(readConfig(COMPLETE)).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: 'sqlite:var/hireloop.db',
      calendar: ALL_LOCAL,
      mail: undefined,
      publicUrl: undefined,
    });
  });

  test('says where interviews take place online', () => {
    const link = 'https://meet.example.com/{id}';
    expect(readConfig({ ...COMPLETE, VIDEO_LINK: link }).videoLink).toEqual({ template: link });
    expect(readConfig(COMPLETE).videoLink).toBeUndefined();
    const google = { CALENDAR: 'google', GOOGLE_SERVICE_ACCOUNT_FILE: 'key.json' };
    expect(readConfig({ ...COMPLETE, ...google, VIDEO_LINK: 'calendar' }).videoLink).toBe('calendar');
    expect(problemsOf({ ...COMPLETE, VIDEO_LINK: 'calendar' }).join()).toContain(
      'CALENDAR=google or microsoft',
    );
    expect(problemsOf({ ...COMPLETE, VIDEO_LINK: 'http://meet.example.com' }).join()).toContain('VIDEO_LINK');
  });

  test('cannot be changed once it is read', () => {
    expect(Object.isFrozen(readConfig(COMPLETE))).toBe(true);
  });

  test('counts an empty variable as one that is not set', () => {
    expect(readConfig({ ...COMPLETE, PORT: '', SMTP_URL: '', CALENDAR: '' })).toMatchObject({ port: 3000 });
    expect(problemsOf({ SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' })).toHaveLength(2);
  });

  test.each([
    ['SLACK_BOT_TOKEN', 'abc', 'starts with xoxb-'],
    ['SLACK_SIGNING_SECRET', 'short', '32 hexadecimal digits'],
    ['SLACK_SIGNING_SECRET', 'z'.repeat(32), '32 hexadecimal digits'],
    ['SLACK_APP_TOKEN', 'xoxb-1', 'starts with xapp-'],
    ['SLACK_API_URL', 'http://slack.example.com', 'on this machine'],
    ['SLACK_API_URL', 'http://127.0.0.1.example.com', 'on this machine'],
    ['SLACK_API_URL', 'ftp://127.0.0.1', 'on this machine'],
    ['PORT', 'http', 'from 0 (any that is free) to 65535'],
    ['PORT', '-1', 'from 0 (any that is free) to 65535'],
    ['DATABASE_URL', 'mysql://x', 'sqlite: or postgres://'],
    ['DATABASE_URL', 'var/hireloop.db', 'sqlite: or postgres://'],
    ['PUBLIC_URL', 'hire.example.com', 'https://hire.example.com'],
    ['PUBLIC_URL', 'javascript:alert(1)', 'https://hire.example.com'],
    ['CALENDAR', 'outlook', 'one of local'],
    ['HIRELOOP_DATA', 'no/such/folder', 'a folder that exists'],
    ['METRICS_TOKEN', 'short', '16 to 200 visible characters'],
    ['LOG_LEVEL', 'verbose', 'one of error, warn, info'],
  ])('names %s when it is "%s"', (name, value, expected) => {
    const problems = problemsOf({ ...COMPLETE, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    expect(problems[0]).toContain(expected);
  });

  test('says what goes together when only a part of mail is set', () => {
    const [alone] = problemsOf({ ...COMPLETE, SMTP_URL: 'smtp://mail.example.com:587' });
    const [sender] = problemsOf({ ...COMPLETE, MAIL_FROM: 'hiring@example.com' });
    expect(alone).toContain('SMTP_URL and MAIL_FROM go together');
    expect(sender).toContain('SMTP_URL and MAIL_FROM go together');
  });

  test('lists all problems at once', () => {
    const problems = problemsOf({ PORT: 'x', DATABASE_URL: 'y', CALENDAR: 'z', MAIL_FROM: 'a@b' });
    for (const name of ['PORT', 'DATABASE_URL', 'CALENDAR', 'SMTP_URL', 'SLACK_BOT_TOKEN'])
      expect(problems.filter(p => p.includes(name))).toHaveLength(1);
  });

  test('shows no secret in what it complains about', () => {
    const problems = problemsOf({
      SLACK_BOT_TOKEN: 'canary-token',
      SLACK_SIGNING_SECRET: 'canary-secret',
      SMTP_URL: 'http://user:canary-password@mail.example.com',
      MAIL_FROM: 'a@example.com',
      DATABASE_URL: 'mysql://user:canary-password@db/x',
    });
    expect(problems).toHaveLength(4);
    expect(problems.join('\n')).not.toContain('canary');
  });

  test('needs nothing of Slack for commands that only touch the database', () => {
    expect(readDataConfig({ DATABASE_URL: 'postgres://db/hireloop' })).toEqual({
      databaseUrl: 'postgres://db/hireloop',
      dataFolder: undefined,
      logLevel: 'info',
    });
  });

  test('keeps serve from starting, with the whole list on the error output', async () => {
    const { code, out, err } = await hireloop(['serve'], { SLACK_SIGNING_SECRET: '', CALENDAR: 'outlook' });
    expect(code).toBe(2);
    expect(out).toBe('');
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'CALENDAR']) expect(err).toContain(name);
    expect(err).not.toContain('    at ');
  });
});

describe('where calendars are', () => {
  const caldav = { CALDAV_URL: 'https://dav.acme.test/', CALDAV_USERNAME: 'bot', CALDAV_PASSWORD: 'canary' };

  test('a provider asks for what it needs, and only where somebody is with it', () => {
    expect(problemsOf({ ...COMPLETE, CALENDAR: 'caldav' }).join()).toMatch(
      /CALDAV_URL is missing.*CALDAV_USERNAME/,
    );
    expect(problemsOf({ ...COMPLETE, CALENDAR: 'google' }).join()).toContain(
      'GOOGLE_SERVICE_ACCOUNT_FILE is missing',
    );
    expect(problemsOf({ ...COMPLETE, CALENDAR: 'microsoft' }).join()).toContain(
      'MICROSOFT_CLIENT_SECRET is missing',
    );
    expect(problemsOf({ ...COMPLETE, ...caldav, CALENDAR: 'caldav' })).toEqual([]);
    expect(problemsOf({ ...COMPLETE, CALDAV_USERNAME: 'bot' })).toEqual([]);
  });

  test('passwords travel in the clear no further than this machine', () => {
    const env = { ...COMPLETE, ...caldav, CALENDAR: 'caldav' };
    expect(problemsOf({ ...env, CALDAV_URL: 'http://dav.acme.test/' }).join()).toContain(
      'CALDAV_URL must be like',
    );
    expect(problemsOf({ ...env, CALDAV_URL: 'http://127.0.0.1:5232/' })).toEqual([]);
  });

  test('people and domains can be elsewhere', () => {
    const { calendar } = readConfig({
      ...COMPLETE,
      ...caldav,
      CALENDAR_ELSEWHERE: 'Bo@acme.test=local, @acme.test=caldav',
    });
    expect(['bo@acme.test', 'ana@acme.test', 'x@other.test'].map(a => providerOf(calendar, a))).toEqual([
      'local',
      'caldav',
      'local',
    ]);
    expect(problemsOf({ ...COMPLETE, CALENDAR_ELSEWHERE: 'bo@acme.test=outlook' }).join()).toContain(
      'one of local, google, microsoft, caldav; got "bo@acme.test=outlook"',
    );
  });
});
