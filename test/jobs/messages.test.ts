import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/ports.ts';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { openHome } from '../../src/operations/open-home.ts';
import { operate } from '../../src/operations/operate.ts';
import { postNotice, publishHome } from '../../src/operations/outbox.ts';
import { scheduleDigests } from '../../src/operations/schedule-digests.ts';
import { miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { acmeWithMia, actor, BO, HANA, RAE, SAM, TEAM, type TestWorld } from '../world.ts';

const BUSY: Outcome<never> = { kind: 'unavailable', because: 'ratelimited', retryAfterMs: 30_000 };
const GONE_PERSON: Outcome<never> = { kind: 'refused', because: 'user_not_found' };

async function office() {
  const { world, application } = await acmeWithMia();
  const recorded = recordOutside(world);
  await recorded.drain();
  recorded.posts.length = 0;
  const tell = (to: string, ...names: string[]) =>
    operate(world, actor(RAE), 'tell', async step => {
      for (const key of names) {
        const ref = { notice: 'arrived', ids: { application, key } };
        await postNotice(step, { key: `${to}:${key}`, ref, to, subject: application });
      }
    });
  return { world, application, tell, ...recorded };
}

const heard = (posts: readonly { to: string; ids: object }[], who: string) =>
  posts.filter(p => p.to === who).map(p => (p.ids as { key?: string }).key);

describe('a message', () => {
  test('is posted once and remembered, with what it is about', async () => {
    const { world, tell, posts, drain, application } = await office();
    await tell(BO, 'a');
    await tell(BO, 'a');
    await drain();
    await drain();
    expect(heard(posts, BO)).toEqual(['a']);
    const messages = await world.db.selectFrom('message').selectAll().where('key', '=', `${BO}:a`).execute();
    expect(messages).toMatchObject([{ subject: application, recipient: BO, content_hash: 'first' }]);
  });

  test('is looked at once more when it stands: what changed on its way finds it', async () => {
    const { world, outside, tell, drain } = await office();
    const words = ['before', 'after'];
    const hash = () => words[0] ?? '';
    outside.messenger.post = async (_team, to) => {
      const contentHash = hash();
      // Something changes now; its refresh runs in another lane, and finds no message yet.
      words.shift();
      return { kind: 'ok', value: { channel: to, ts: '1', contentHash } };
    };
    outside.messenger.refresh = async (_team, _to, _ref, at) => ({
      kind: 'ok',
      value: { ...at, contentHash: hash() },
    });
    await tell(BO, 'a');
    await drain();
    const { content_hash: shown } = await world.db
      .selectFrom('message')
      .select('content_hash')
      .where('key', '=', `${BO}:a`)
      .executeTakeFirstOrThrow();
    expect(shown).toBe('after');
  });

  test('F7: to somebody whose Slack is busy waits as long as Slack says, and the others behind it too', async () => {
    const { world, tell, posts, slackSays, drain } = await office();
    slackSays.push(BUSY);
    await tell(BO, 'a', 'b', 'c');
    await drain();
    world.clock.advance({ seconds: 29 });
    await drain();
    expect(slackSays).toEqual([]);
    expect(heard(posts, BO)).toEqual([]);
    world.clock.advance({ seconds: 2 });
    await drain();
    expect(heard(posts, BO)).toEqual(['a', 'b', 'c']);
  });

  test('that cannot reach somebody is told to the recruiter, and one to the recruiter to the manager', async () => {
    const { tell, posts, slackSays, drain } = await office();
    slackSays.push(GONE_PERSON);
    await tell(BO, 'a');
    await drain();
    slackSays.push(GONE_PERSON);
    await tell(RAE, 'b');
    await drain();
    const troubles = posts.filter(p => p.notice === 'trouble').map(p => [p.to, p.ids['to']]);
    expect(troubles).toEqual([
      [RAE, BO],
      [HANA, RAE],
    ]);
  });

  test('about trouble that cannot be posted either makes no further trouble', async () => {
    const { tell, posts, slackSays, drain, world } = await office();
    slackSays.push(GONE_PERSON, GONE_PERSON, GONE_PERSON, GONE_PERSON);
    await tell(BO, 'a');
    await drain();
    expect(posts).toEqual([]);
    expect(slackSays).toHaveLength(2);
    const dead = await world.db.selectFrom('effect').select('key').where('outcome', '=', 'dead').execute();
    expect(dead).toHaveLength(2);
  });

  test('that cannot be posted in a role’s channel is told to its recruiter', async () => {
    const { world, posts, slackSays, drain } = await office();
    world.clock.set('2026-12-07T08:00:00Z');
    await scheduleDigests(world, TEAM);
    slackSays.push({ kind: 'refused', because: 'not_in_channel' });
    await drain();
    expect(posts).toMatchObject([
      { to: RAE, notice: 'trouble', ids: { because: 'not_in_channel', to: 'CHIRING' } },
    ]);
  });

  test('waits where Slack refuses everything, and is posted when that is mended', async () => {
    const { world, tell, posts, slackSays, drain } = await office();
    const out = { kind: 'refused', because: 'token_revoked', wholly: true } as const;
    slackSays.push(out, out, out);
    await tell(BO, 'a');
    for (let turn = 0; turn < 5; turn += 1) {
      await drain();
      world.clock.advance({ minutes: 16 });
    }
    expect(heard(posts, BO)).toEqual(['a']);
  });
});

describe('a Home tab', () => {
  const change = (world: TestWorld, person: string) =>
    operate(world, actor(RAE), 'change', step => publishHome(step, person));

  test('is published at once to who opens it, and never to who has not', async () => {
    const { world, homes, drain } = await office();
    await openHome(world, actor(SAM));
    await drain();
    expect(homes).toEqual([SAM]);
    await change(world, HANA);
    world.clock.advance({ minutes: 1 });
    await drain();
    expect(homes).toEqual([SAM]);
  });

  test('is published once for the changes of a few seconds', async () => {
    const { world, homes, drain } = await office();
    await openHome(world, actor(SAM));
    await drain();
    for (let second = 0; second < 4; second += 1) {
      await change(world, SAM);
      world.clock.advance({ seconds: 1 });
    }
    world.clock.advance({ seconds: 15 });
    await drain();
    expect(homes).toHaveLength(2);
  });

  test('is published again for a change that began before the last publishing and was committed after it', async () => {
    const { world, homes, drain } = await office();
    await openHome(world, actor(SAM));
    world.clock.set('2026-11-30T08:00:09.900Z');
    await drain();
    const before = homes.length;
    const slow = { ...world, clock: { now: () => Temporal.Instant.from('2026-11-30T08:00:09.900Z') } };
    await change(world, SAM);
    world.clock.set('2026-11-30T08:00:10.100Z');
    await drain();
    await change(slow as TestWorld, SAM);
    world.clock.advance({ seconds: 20 });
    await drain();
    expect(homes).toHaveLength(before + 1);
  });
});

describe('the messages of a booking', () => {
  test('come in their order, the questions a day before, the scorecard afterwards, each once', async () => {
    const loop = await miaToBook();
    const { world } = loop;
    const { posts, drain } = recordOutside(world);
    await drain();
    posts.length = 0;
    const { interview, seat } = await loop.book();
    const seen = async (at: Temporal.Instant) => {
      world.clock.set(at);
      await drain();
      return posts.filter(p => p.to === seat.person).map(p => p.notice);
    };
    const { start, end } = interview.booking.time;
    expect(await seen(world.clock.now())).toEqual(['invitation']);
    expect(await seen(start.subtract({ hours: 25 }))).toEqual(['invitation']);
    expect(await seen(start.subtract({ hours: 23 }))).toEqual(['invitation', 'kit']);
    expect(await seen(end)).toEqual(['invitation', 'kit', 'scorecard']);
    expect(await seen(end.add({ hours: 24 }))).toEqual(['invitation', 'kit', 'scorecard']);
  });

  test('bring the questions for a Monday on Friday, when people work', async () => {
    const loop = await miaToBook();
    const { world, application } = loop;
    await offerTimes(world, actor(RAE), { application, zone: 'Europe/Paris', windows: 'Mon 7 Dec 9-16' });
    const { posts, drain } = recordOutside(world);
    await drain();
    const { interview, seat } = await loop.book();
    const kits = async (at: Temporal.Instant) => {
      world.clock.set(at);
      await drain();
      return posts.filter(p => p.to === seat.person && p.notice === 'kit').length;
    };
    const friday = interview.booking.time.start.subtract({ hours: 72 });
    expect(await kits(friday.subtract({ minutes: 1 }))).toBe(0);
    expect(await kits(friday)).toBe(1);
    expect(await kits(interview.booking.time.start.subtract({ hours: 24 }))).toBe(1);
  });
});
