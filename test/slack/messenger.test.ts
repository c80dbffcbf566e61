import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebClient } from '@slack/web-api';
import { createMessenger } from '../../src/slack/messenger.ts';
import { TEAM } from '../world.ts';
import { GENERAL, HIRING, NOT_IN, PRIVATE, RAE } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { sitDown } from './company/person.ts';
import { shownText } from './company/shown.ts';
import { type Company, startCompany, TOKEN } from './company/start.ts';
import { tapWire } from './kernel/wiretap.ts';

let company: Company;
let life: Life;
let wire: Awaited<ReturnType<typeof tapWire>>;

beforeEach(async () => {
  company = await startCompany({
    apiUrl: async local => {
      wire = await tapWire(local);
      return wire.url;
    },
  });
  life = lifeIn(company.world);
});
afterEach(async () => {
  await company.close();
  wire.close();
});

const messengerOfCompany = () => {
  const client = new WebClient(TOKEN, { slackApiUrl: wire.url, retryConfig: { retries: 0 } });
  return createMessenger({ world: company.world, client });
};

async function bookedMia() {
  const { id } = await life.openRole({ pipeline: 'backend-panel' });
  const mia = await life.add(id, 'Mia Okafor');
  await life.decide(mia);
  const interview = await life.book(mia);
  await company.settle();
  const [lead] = interview.seats;
  return { role: id, mia, interview, lead: sitDown(company, lead!.person), seat: lead!.id };
}

describe('what is sent', () => {
  test('says the same without charts where Slack does not take them', async () => {
    const { role, mia, seat, interview } = await bookedMia();
    company.clock.set(interview.booking!.time.end);
    await life.score(mia, seat);
    company.clock.advance({ hours: 90 });
    const digest = { notice: 'digest', ids: { role, week: '2026-12-07' } };
    const post = () => messengerOfCompany().post(TEAM, PRIVATE, digest);
    const latest = () => company.slack.messages(RAE, PRIVATE).at(-1)!;
    const typesOf = () => latest().blocks.map(b => b['type']);
    expect((await post()).kind).toBe('ok');
    expect(typesOf()).toContain('data_visualization');
    company.slack.misbehave('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    expect((await post()).kind).toBe('ok');
    expect(typesOf()).not.toContain('data_visualization');
    expect(typesOf()).toContain('table');
    expect(latest().text).toContain('waited for');
  });

  test('is in the zone of whoever reads it, also where nobody translates it', async () => {
    for (const { id } of company.slack.users)
      await company.slack.changePerson(id, { zone: 'America/New_York' });
    await company.settle();
    const { lead, interview } = await bookedMia();
    const start = interview.booking!.time.start.toZonedDateTimeISO('America/New_York').toPlainTime();
    const invitation = lead.inbox().find(m => m.text.includes('Will you take it?'));
    expect(invitation?.text).toContain(`${start.toString().slice(0, 5)}–`);
    expect(invitation?.text).toContain('GMT-5');
    const booking = sitDown(company, RAE)
      .inbox()
      .find(m => m.text.includes('no answer yet'));
    expect(booking?.text).toContain('GMT-5');
  });

  test('is changed in place, with blocks and text together, and only where it says something else', async () => {
    const { lead, mia, seat } = await bookedMia();
    const posts = wire.called('chat.postMessage').length;
    await life.answer(mia, seat, 'accepted');
    await company.settle();
    expect(wire.called('chat.postMessage')).toHaveLength(posts);
    const updates = wire.called('chat.update');
    expect(updates.length).toBeGreaterThan(1);
    expect(updates.filter(u => !u.args['text'] || !u.args['blocks'])).toEqual([]);
    await life.answer(mia, seat, 'accepted');
    await company.settle();
    expect(wire.called('chat.update')).toHaveLength(updates.length);
    expect(lead.inbox().filter(m => m.text.includes('You answered: accepted.'))).toHaveLength(1);
  });

  test('unfolds no links', async () => {
    await bookedMia();
    const posted = wire.called('chat.postMessage').map(c => [c.args['unfurl_links'], c.args['unfurl_media']]);
    expect(new Set(posted.map(String))).toEqual(new Set(['false,false']));
  });
});

describe('a channel', () => {
  const digest = (role: string) => ({ notice: 'digest', ids: { role, week: '2026-11-30' } });

  test.each([
    ['a private one reads names', PRIVATE, true],
    ['a public one does not', HIRING, false],
    ['one of which Slack says nothing does not', 'C0000NOWHERE', false],
  ])('%s', async (_, channel, named) => {
    const { role } = await bookedMia();
    const before = wire.calls.length;
    await messengerOfCompany().post(TEAM, channel, digest(role));
    const sent = wire.calls.slice(before).find(c => c.method === 'chat.postMessage');
    expect(shownText(sent?.args['blocks']).includes('Mia Okafor')).toBe(named);
  });

  test('is asked for its privacy once in a few minutes', async () => {
    const { role } = await bookedMia();
    const messenger = messengerOfCompany();
    for (let i = 0; i < 3; i += 1) await messenger.post(TEAM, PRIVATE, digest(role));
    expect(wire.called('conversations.info')).toHaveLength(1);
    company.clock.advance({ minutes: 6 });
    await messenger.post(TEAM, PRIVATE, digest(role));
    expect(wire.called('conversations.info')).toHaveLength(2);
  });

  test('that Slack could not tell about is asked again the next time', async () => {
    const { role } = await bookedMia();
    const messenger = messengerOfCompany();
    company.slack.misbehave('conversations.info', { kind: 'error', error: 'internal_error' });
    await messenger.post(TEAM, PRIVATE, digest(role));
    await messenger.post(TEAM, PRIVATE, digest(role));
    const [first, second] = company.slack.messages(RAE, PRIVATE).map(m => shownText(m.blocks));
    expect(first).not.toContain('Mia');
    expect(second).toContain('Mia Okafor');
  });

  test.each([
    ['not_in_channel', NOT_IN, 'Hireloop is not in that channel. Write /invite @Hireloop there'],
    ['channel_not_found', GENERAL, 'The channel is gone, or private and Hireloop is not in it.'],
    ['is_archived', GENERAL, 'The channel is archived. Bring it back in Slack'],
    ['restricted_action', GENERAL, 'Only some people may post in that channel.'],
  ])('that refuses with %s makes words for the recruiter', async (error, channel, words) => {
    const { role } = await bookedMia();
    const ids = { kind: 'post-notice', because: error, role, application: '', to: channel };
    await messengerOfCompany().post(TEAM, RAE, { notice: 'trouble', ids });
    const told = sitDown(company, RAE).inbox().at(-1);
    expect(told?.text).toContain(`The digest could not be posted for Senior Backend Engineer. ${words}`);
    expect(shownText(told?.blocks)).not.toContain(error);
  });
});

describe('how an attempt ended', () => {
  test.each([
    [
      { kind: 'rate-limited', retryAfterSeconds: 7 },
      { kind: 'unavailable', retryAfterMs: 7000 },
    ],
    [{ kind: 'http', status: 503 }, { kind: 'unavailable' }],
    [{ kind: 'answer-lost' }, { kind: 'unavailable' }],
    [{ kind: 'error', error: 'internal_error' }, { kind: 'unavailable' }],
    [
      { kind: 'error', error: 'is_archived' },
      { kind: 'refused', because: 'is_archived' },
    ],
    [{ kind: 'error', error: 'message_not_found' }, { kind: 'gone' }],
  ] as const)('%j is told to the ledger', async (fault, outcome) => {
    const { role } = await life.openRole().then(r => ({ role: r.id }));
    company.slack.misbehave('chat.postMessage', fault);
    const ref = { notice: 'role-opened', ids: { role } };
    const client = new WebClient(TOKEN, {
      slackApiUrl: wire.url,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
    const messenger = createMessenger({ world: company.world, client });
    expect(await messenger.post(TEAM, RAE, ref)).toMatchObject(outcome);
  });

  test('a message about what is gone is not sent', async () => {
    const ref = { notice: 'role-opened', ids: { role: 'nothing' } };
    expect(await messengerOfCompany().post(TEAM, RAE, ref)).toEqual({ kind: 'moot' });
  });
});

describe('a Home tab', () => {
  test('that was slow on its way does not take the place of a newer one: it is read and sent anew', async () => {
    await sitDown(company, RAE).openHome();
    await company.settle();
    const messenger = messengerOfCompany();
    await messenger.publishHome(TEAM, RAE);
    const before = wire.called('views.publish').length;
    const release = wire.hold('views.publish');
    const slow = messenger.publishHome(TEAM, RAE);
    const direct = new WebClient(TOKEN, { slackApiUrl: company.slack.url });
    await createMessenger({ world: company.world, client: direct }).publishHome(TEAM, RAE);
    release();
    expect(await slow).toEqual({ kind: 'ok', value: undefined });
    const calls = wire.called('views.publish').slice(before);
    expect(calls.map(c => c.answer['error'])).toEqual(['hash_conflict', undefined]);
    expect(calls.map(c => Boolean(c.args['hash']))).toEqual([true, false]);
  });
});
