import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOON, raiseCurtain, type } from './stage.ts';
import type { Curtain } from './stage.ts';

/** What the composition root will serve: the clock, the calendars, the mail. */
let now = NOON;
const asked: unknown[] = [];
const event = {
  id: 'e1',
  title: 'Interview: Lena',
  start: '2026-01-15T13:00:00Z',
  end: '2026-01-15T14:00:00Z',
  allDay: false,
  answer: 'none',
  attendees: [{ name: 'Ben Ortiz', answer: 'none' }],
  canAnswer: true,
  description: '',
  location: '',
};
const days = ['2026-01-12', '2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16'];
const clock = () => ({ now: now.toString(), zone: 'Europe/Berlin', label: 'Thursday' });

function others(app: Hono): void {
  app.get('/sandbox/clock', c => c.json(clock()));
  app.post('/sandbox/clock', async c => {
    asked.push(await c.req.json());
    now = now.add({ hours: 1 });
    return c.json(clock());
  });
  app.get('/sandbox/panel/calendars', c =>
    c.json({ person: c.req.query('person'), rooms: [], zone: 'Europe/Berlin', days, events: [event] }),
  );
  app.post('/sandbox/panel/calendars/:what', async c => {
    asked.push({ what: c.req.param('what'), ...(await c.req.json<object>()) });
    return c.json({});
  });
  app.get('/sandbox/panel/mail', c =>
    c.json([
      {
        to: 'lena@example.com',
        subject: 'Choose a time',
        sentAt: NOON.toString(),
        text: 'See https://example.com/c/abc.',
        attachments: [{ filename: 'invite.ics', content: 'BEGIN:VCALENDAR' }],
      },
    ]),
  );
}

let stage: Curtain;
beforeAll(async () => {
  stage = await raiseCurtain(others);
});
beforeEach(async () => {
  now = NOON;
  asked.length = 0;
  await stage.clear();
});
afterAll(() => stage.close());

describe('the Home tab', () => {
  test('is asked for when it is opened, and changes when it is published again', async () => {
    const { page, errors } = await stage.open('?as=mia&at=hiring');
    await page.getByRole('button', { name: 'Hireloop', exact: true }).click();
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await page.getByRole('button', { name: 'Press me' }).click();
    await page.getByRole('heading', { name: 'You pressed' }).waitFor();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByText('Sending messages to this app is turned off').waitFor();
    expect(errors).toEqual([]);
  });
});

describe('the clock', () => {
  test('shows the time of the sandbox in the person’s zone and moves', async () => {
    const { page } = await stage.open('?as=ana&at=general');
    const bar = page.getByRole('group', { name: 'The time of the sandbox' });
    await bar.getByText('Thu 15 Jan, 16:30').waitFor();
    await bar.getByRole('button', { name: '+1 hour' }).click();
    await bar.getByText('Thu 15 Jan, 17:30').waitFor();
    for (const name of ['To the next interview', 'To Monday 09:00', 'Reset']) {
      await bar.getByRole('button', { name }).click();
      await expect.poll(() => bar.getAttribute('aria-busy')).toBeNull();
    }
    expect(asked).toEqual([{ to: '+1h' }, { to: 'next-interview' }, { to: 'monday' }, { to: 'reset' }]);
  });

  test('is not there where the server has none', async () => {
    const bare = await raiseCurtain(() => {});
    const { page } = await bare.open();
    expect(await page.getByRole('group', { name: 'The time of the sandbox' }).count()).toBe(0);
    await page.getByRole('button', { name: /Calendars/ }).click();
    await page.getByText('The server has no such panel.').waitFor();
    await bare.close();
  });
});

describe('the side panel', () => {
  test('answers an invitation, and takes a busy time', async () => {
    const { page, errors } = await stage.open('?as=ben&at=general');
    await page.getByRole('button', { name: 'Calendars' }).click();
    await page.getByRole('button', { name: /Interview: Lena, 14:00 to 15:00/ }).click();
    await page.getByLabel('Reason').fill('On holiday');
    await page.getByRole('button', { name: 'Decline' }).click();
    const ben = stage.slack.users.find(({ name }) => name === 'ben')?.id;
    await expect
      .poll(() => asked)
      .toEqual([{ what: 'answer', person: ben, event: 'e1', answer: 'declined', reason: 'On holiday' }]);
    await page.getByLabel('Title').fill('Dentist');
    await page.getByLabel('Day').selectOption('2026-01-16');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect
      .poll(() => asked.at(-1))
      .toEqual({
        what: 'events',
        person: ben,
        title: 'Dentist',
        start: '2026-01-16T08:00:00.000Z',
        end: '2026-01-16T09:00:00.000Z',
      });
    expect(errors).toEqual([]);
  });

  test('shows mail as text, with links that work', async () => {
    const { page } = await stage.open('?as=mia&at=general');
    await page.getByRole('button', { name: /mail/ }).click();
    await page.getByText('Choose a time').waitFor();
    expect(await page.locator('.mail a').getAttribute('href')).toBe('https://example.com/c/abc');
    await page.getByText('invite.ics').click();
    await page.getByText('BEGIN:VCALENDAR').waitFor();
  });
});

describe('the page', () => {
  test('follows the system’s colours until somebody chooses', async () => {
    const { page } = await stage.open('', { colorScheme: 'dark' });
    const background = () =>
      page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    expect(await background()).toBe('rgb(23, 25, 28)');
    await page.getByRole('button', { name: 'Colours: auto' }).click();
    expect(await background()).toBe('rgb(255, 255, 255)');
    await page.getByRole('button', { name: 'Colours: light' }).click();
    expect(await background()).toBe('rgb(23, 25, 28)');
    await page.reload();
    await page.getByRole('button', { name: 'Colours: dark' }).waitFor();
  });

  test('has a policy under which no script but its own runs', async () => {
    const response = await fetch(stage.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await response.text()).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/);
  });

  test('does nothing that another site asks for', async () => {
    const post = (site: string) =>
      fetch(`${stage.url}/slack/acts/say`, {
        method: 'POST',
        headers: { 'sec-fetch-site': site },
        body: JSON.stringify({ as: stage.slack.users[0]?.id, channel: 'general', text: 'Hi' }),
      });
    expect((await post('cross-site')).status).toBe(403);
    expect((await post('same-origin')).status).toBe(200);
  });

  test('gives every control a name, and every field a label', async () => {
    const { page } = await stage.open('?as=mia&at=hiring');
    await type(page, '/toy count');
    await page.getByText('Count: 0').waitFor();
    await type(page, '/toy form');
    await page.getByRole('dialog').waitFor();
    const nameless = await page.evaluate<
      string[]
    >(`[...document.querySelectorAll('button, input, textarea, select')]
      .filter(control => !control.labels?.length && !control.ariaLabel && control.textContent.trim() === '')
      .map(control => control.outerHTML)`);
    expect(nameless).toEqual([]);
  });

  test('comes back by itself after the workspace was reset', async () => {
    const { page } = await stage.open('?as=mia&at=hiring');
    await type(page, 'Before');
    await page.getByText('Before').waitFor();
    await stage.slack.reset();
    await page.getByText('Before').waitFor({ state: 'detached' });
    await type(page, 'After');
    await page.getByText('After').waitFor();
    expect(stage.slack.messages('mia', 'hiring')).toHaveLength(1);
  });

  test('can be read on a narrow screen', async () => {
    const { page } = await stage.open('?as=mia&at=hiring', { width: 760, height: 600 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(760);
  });
});
