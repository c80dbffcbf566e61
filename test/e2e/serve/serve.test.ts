import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Outside } from './outside.ts';
import { type Child, freePort, startEmulate, startServe } from './processes.ts';
import { RecordingProxy } from './recording-proxy.ts';

/** `npm start` against a Slack in another process, moved by signed requests alone, with restarts while days pass. */

const TOKEN = 'xoxb-e2e-test';
const SECRET = 'f00dfacef00dfacef00dfacef00dface';
const WEDNESDAY = Date.parse('2026-12-02T09:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'hireloop-serve-'));
const people = ['rae', 'hana', 'ana', 'bo'] as const;

let emulate: Awaited<ReturnType<typeof startEmulate>>;
let proxy: RecordingProxy;
let serve: Child;
let slack: Outside;
let env: Record<string, string>;
const id: Record<string, string> = {};

beforeAll(async () => {
  emulate = await startEmulate(folder, {
    team: { name: 'Acme', domain: 'acme' },
    users: people.map(name => ({
      name,
      real_name: `${name[0]?.toUpperCase()}${name.slice(1)} Acme`,
      email: `${name}@acme.test`,
      is_admin: name === 'rae',
    })),
    channels: [{ name: 'hiring', is_private: true }],
    bots: [{ name: 'hireloop' }],
    tokens: [{ token: TOKEN, type: 'bot', user: 'admin' }],
  });
  proxy = await RecordingProxy.start(emulate.url);
  const port = await freePort();
  env = {
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: `${proxy.url}/api/`,
    DATABASE_URL: `sqlite:${join(folder, 'hireloop.db')}`,
    PORT: String(port),
  };
  slack = new Outside({
    url: `http://127.0.0.1:${port}/slack/events`,
    secret: SECRET,
    emulate: emulate.url,
    token: TOKEN,
    proxy,
    team: 'T000000001',
  });
  await timeIs(WEDNESDAY);
  const members = await listMembers();
  for (const name of people) id[name] = members.find(m => m.name === name)?.id ?? '';
});

afterAll(async () => {
  await serve.stop();
  proxy.close();
  await emulate.child.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Stops the process and starts it again at another time. */
async function timeIs(moment: number): Promise<void> {
  const code = serve ? await serve.stop() : 0;
  if (code !== 0) throw new Error(`It stopped with ${code}:\n${serve.output}`);
  slack.aheadMs = moment - Date.now();
  serve = await startServe({ env, aheadMs: slack.aheadMs });
}

async function listMembers(): Promise<{ id: string; name: string }[]> {
  const response = await fetch(`${emulate.url}/api/users.list`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  return ((await response.json()) as { members: { id: string; name: string }[] }).members;
}

async function channelId(): Promise<string> {
  const response = await fetch(`${emulate.url}/api/conversations.list`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ types: 'private_channel' }),
  });
  return (
    ((await response.json()) as { channels: { id: string; name: string }[] }).channels.find(
      c => c.name === 'hiring',
    )?.id ?? ''
  );
}

function until<T>(what: string, find: () => T | undefined): Promise<T> {
  return vi.waitFor(
    () => {
      const found = find();
      if (found !== undefined) return found;
      const told = JSON.stringify(proxy.told.at(-1))?.slice(0, 300);
      throw new Error(`Waited for ${what}. Told last: ${told}. Log: ${serve.output.slice(-400)}`);
    },
    { timeout: 15_000, interval: 25 },
  );
}

const titleOf = (view: Record<string, unknown>) => (view['title'] as { text: string }).text;
const lastView = (title: string) => proxy.views.findLast(v => titleOf(v.view) === title);
const message = (pattern: RegExp) => proxy.messages.findLast(m => pattern.test(m.text));
const text = (value: string) => ({ type: 'plain_text_input', value });
const chosen = (value: string) => ({ type: 'static_select', selected_option: { value } });

async function show(user: string, command: string, title: string) {
  const before = proxy.views.length;
  await slack.slash(id[user] ?? '', command);
  return until(`${title} after ${command}`, () =>
    proxy.views
      .slice(before)
      .findLast(v => titleOf(v.view) === title && !JSON.stringify(v.view).includes('hourglass')),
  );
}

test('the seven steps work from outside', { timeout: 120_000 }, async () => {
  // The team, as an admin sets it up.
  for (const [name, skill] of [
    ['ana', 'data:3'],
    ['bo', 'api:3'],
  ] as const) {
    const form = await show('rae', `team <@${id[name]}|${name}>`, 'Interviewer');
    const answer = await slack.submit(id['rae'] ?? '', form, {
      level: chosen('senior'),
      skills: { type: 'multi_static_select', selected_options: [{ value: skill }] },
      zone: { type: 'external_select', selected_option: { value: 'UTC' } },
      hours: text('Mon-Fri 08:00-18:00'),
      perDay: text('3'),
      perWeek: text('6'),
      buffer: text('0'),
    });
    expect(answer.body).toContain('Interviewer saved');
  }

  // 1. A role and a candidate.
  const role = await show('rae', 'role', 'Open a role');
  const opened = await slack.submit(id['rae'] ?? '', role, {
    title: text('Backend Engineer'),
    level: chosen('senior'),
    layers: { type: 'checkboxes', selected_options: [{ value: 'data' }, { value: 'api' }] },
    language: chosen('typescript'),
    hiringManager: { type: 'users_select', selected_user: id['hana'] },
    recruiter: { type: 'users_select', selected_user: id['rae'] },
    channel: { type: 'conversations_select', selected_conversation: await channelId() },
    targetDay: { type: 'datepicker', selected_date: '2027-01-15' },
    headCount: text('1'),
    pipeline: chosen('backend-panel'),
  });
  expect(opened.body).toContain('Role opened');
  const candidate = await show('rae', 'candidate', 'Add a candidate');
  const roleId = JSON.stringify(candidate.view).match(/"value":"([0-9a-f-]{36})"/)?.[1] ?? '';
  const wrong = {
    role: chosen(roleId),
    name: text('Mia <!channel> Okafor'),
    zone: { type: 'external_select', selected_option: { value: 'UTC' } },
  };
  const refused = await slack.submit(id['rae'] ?? '', candidate, {
    ...wrong,
    email: { type: 'email_text_input', value: 'nobody' },
    windows: text('yesterday'),
  });
  expect(JSON.parse(refused.body)).toMatchObject({
    response_action: 'errors',
    errors: { email: expect.stringContaining('not an e-mail'), windows: expect.stringContaining('Line 1') },
  });
  const added = await slack.submit(id['rae'] ?? '', candidate, {
    ...wrong,
    email: { type: 'email_text_input', value: 'mia@example.com' },
    windows: text('Thu 3 Dec 09:00-16:00'),
  });
  expect(added.body).toContain('Candidate added');
  const screen = await show('rae', 'debrief Mia', 'Debrief');
  await slack.press(id['rae'] ?? '', 'Move on', screen);
  const moveOn = await until('the decision', () => lastView('Move on'));
  expect((await slack.submit(id['rae'] ?? '', moveOn, {})).body).toContain('Technical panel');

  // 2. Times with people and reasons; one is booked.
  const proposal = await show('rae', 'schedule Mia', 'Schedule');
  expect(JSON.stringify(proposal.view)).toMatch(/data 3\/3|api 3\/3/);
  await slack.press(id['rae'] ?? '', 'Book option 1', proposal);
  await until('the booking', () => lastView('Booked'));

  // 3. Both are asked and accept; whoever was not meant is told so.
  const invitations = () => proxy.messages.filter(m => /Will you take it/.test(m.text));
  await until('two invitations', () => (invitations().length === 2 ? true : undefined));
  for (const invitation of invitations()) {
    for (const name of ['ana', 'bo']) await slack.press(id[name] ?? '', 'Accept', invitation);
  }
  await until('both answers', () => message(/: accepted, .*: accepted/));
  expect(proxy.told.filter(t => /Only the person it was meant for/.test(String(t['text'])))).toHaveLength(2);

  // 4. The questions are there; 5. after the interview the cards are asked for.
  await timeIs(Date.parse('2026-12-03T10:20:00Z'));
  await until('the cards to be asked for', () => message(/Fill your scorecard while it is fresh/));
  for (const name of ['ana', 'bo']) {
    const card = await show(name, 'score Mia', 'Scorecard');
    const asked = await slack.submit(id[name] ?? '', card, {
      notes: text('They read the plan before touching the query and named the cost on writes.'),
      verdict: { type: 'radio_buttons', selected_option: { value: name === 'ana' ? 'yes' : 'no' } },
      reason: text('Sound on data, thin on failure modes.'),
    });
    // Nothing was marked as asked: the answer puts the question in the place of the form.
    expect(asked.body).toContain('No question is marked as asked');
    const { view } = JSON.parse(asked.body) as { view: object };
    const done = await slack.submit(id[name] ?? '', { ...card, view: { ...card.view, ...view } }, {});
    expect(done.body).toContain('Submitted');
  }

  // 6. The hiring manager decides.
  const summary = await until('the evaluation', () =>
    proxy.messages.findLast(
      m => /All scorecards for Mia/.test(m.text) && JSON.stringify(m.blocks).includes('Reject'),
    ),
  );
  await slack.press(id['hana'] ?? '', 'Reject', summary);
  const reject = await until('the rejection form', () => lastView('Reject'));
  expect(
    (
      await slack.submit(id['hana'] ?? '', reject, {
        reason: text('Too thin on failure modes for this level.'),
      })
    ).body,
  ).toContain('rejected');
  await until('the message to follow', () => message(/Decided: rejected/));

  // 7. On Monday the channel has the digest, once.
  await timeIs(Date.parse('2026-12-07T09:00:30Z'));
  await until('the digest', () => message(/^Backend Engineer: open for 5 days/));
  expect(proxy.messages.filter(m => m.text.startsWith('Backend Engineer: open'))).toHaveLength(1);
  expect(proxy.refused).toEqual([]);
  expect(serve.output).not.toContain('"level":50');
  expect(serve.output).not.toContain('Okafor');
});

test('forged, stale and future requests are turned away, and a repeated one does nothing twice', async () => {
  const body = new URLSearchParams({
    command: '/hire',
    text: 'help',
    team_id: 'T000000001',
    user_id: id['rae'] ?? '',
    response_url: `${proxy.url}/response`,
  }).toString();
  const seconds = Math.floor((Date.now() + slack.aheadMs) / 1000);
  expect((await slack.raw(body, slack.signed(body, 'a'.repeat(32)))).status).toBe(401);
  expect((await slack.raw(body, slack.signed(body, SECRET, seconds - 400))).status).toBe(401);
  expect((await slack.raw(body, slack.signed(body, SECRET, seconds + 3600))).status).toBe(401);
  const before = proxy.told.length;
  const headers = slack.signed(body);
  expect((await slack.raw(body, headers)).status).toBe(200);
  expect((await slack.raw(body, headers)).status).toBe(200);
  await until('the help', () => (proxy.told.length > before ? true : undefined));
  await slack.slash(id['rae'] ?? '', 'help');
  await until('the next help', () => (proxy.told.length > before + 1 ? true : undefined));
  expect(proxy.told.length).toBe(before + 2);
});
