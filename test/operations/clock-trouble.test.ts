import { describe, expect, test } from 'vitest';
import { periodsOf } from '../../src/core/clock/history.ts';
import { ledgerOf, totalDays } from '../../src/core/clock/ledger.ts';
import type { Stage } from '../../src/core/loop/pipeline.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { changeSettings } from '../../src/operations/change-settings.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { raiseNudges } from '../../src/operations/raise-nudges.ts';
import { scheduleDigests } from '../../src/operations/schedule-digests.ts';
import { boardView } from '../../src/slack/board/board-view.ts';
import { companyView } from '../../src/slack/digest/company-view.ts';
import { digestView } from '../../src/slack/digest/digest-view.ts';
import { readCompanyDigest, readRoleDigest } from '../../src/slack/digest/read-digest.ts';
import { readWaits } from '../../src/slack/digest/read-waits.ts';
import { troubleNotice } from '../../src/slack/nudge/trouble-notice.ts';
import { listHistories } from '../../src/store/histories.ts';
import { listRoles } from '../../src/store/roles.ts';
import { listOpenSituations } from '../../src/store/situations.ts';
import { type Loop, miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { acme, actor, catalogue, HANA, MIA, RAE, ROLE, SAM, TEAM, type TestWorld } from '../world.ts';

/** What goes wrong with the clock, with roles and with channels, and what people are told of it. */

const all = () => true;
const NO_NUMBER = /NaN|undefined|Infinity|-\d/;

/** Everything that a role shows, as read aloud. */
async function shown(world: TestWorld): Promise<string> {
  const roles = await listRoles(world.db, TEAM);
  const texts = [companyView(await readCompanyDigest(world, roles), roles).text];
  for (const role of roles) {
    const waits = await readWaits(world, TEAM, await listOpenSituations(world.db, TEAM, role.id));
    texts.push(boardView({ role, waits }, all).text);
    texts.push(digestView({ ...(await readRoleDigest(world, role)), discreet: false }).text);
  }
  return texts.join('\n');
}

async function pass(world: TestWorld, hours: number, drain: () => Promise<void>): Promise<void> {
  for (let hour = 0; hour < hours; hour += 2) {
    world.clock.advance({ hours: 2 });
    await raiseNudges(world, TEAM);
    await scheduleDigests(world, TEAM);
    await drain();
  }
}

const toldOf = async ({ db }: TestWorld) =>
  (
    await db.selectFrom('nudge').select(['matter', 'recipient', 'raised_at']).orderBy('raised_at').execute()
  ).map(n => ({
    what: `${n.matter.split(':')[0]} ${n.recipient}`,
    at: Temporal.Instant.fromEpochMilliseconds(n.raised_at),
  }));

describe('a role without candidates', () => {
  test('says so on its board and in its digest, and how to add some', async () => {
    const world = await acme();
    await openRole(world, actor(RAE), ROLE);
    const text = await shown(world);
    expect(text).toContain('nobody is inside');
    expect(text).toContain('Nobody is in the pipeline.');
    expect(text).not.toMatch(NO_NUMBER);
    const [role] = await listRoles(world.db, TEAM);
    expect(JSON.stringify(boardView({ role: role!, waits: [] }, all).blocks)).toContain('/hire candidate');
  });
});

describe('a channel that is archived, or that Hireloop was removed from', () => {
  const render = async (world: TestWorld, ids: Record<string, string>) => {
    const on = { world, team: TEAM, to: RAE, zone: 'Europe/Berlin', discreet: false };
    return (await troubleNotice.render(on, ids))?.text ?? '';
  };

  test.each([
    ['is_archived', 'The channel is archived. Bring it back in Slack; until then'],
    ['not_in_channel', 'Hireloop is not in that channel. Write /invite @Hireloop there; until then'],
  ])('gets no digest (%s), and the recruiter is told how to mend it', async (because, words) => {
    const { world } = await miaToBook();
    const { posts, slackSays, drain } = recordOutside(world);
    await drain();
    posts.length = 0;
    world.clock.set('2026-12-07T08:30:00Z');
    await scheduleDigests(world, TEAM);
    slackSays.push({ kind: 'refused', because });
    await drain();
    expect(posts.map(p => [p.to, p.notice])).toEqual([[RAE, 'trouble']]);
    expect(await render(world, posts[0]!.ids)).toContain(words);
  });

  test('gets no reminders either, of which somebody who runs a role there is told', async () => {
    const { world } = await miaToBook();
    const { posts, outside, drain } = recordOutside(world);
    const post = outside.messenger.post.bind(outside.messenger);
    outside.messenger.post = async (team, to, ref) =>
      to === 'CHIRING' ? { kind: 'refused', because: 'is_archived' } : post(team, to, ref);
    await pass(world, 24 * 10, drain);
    const troubles = posts.filter(p => p.notice === 'trouble' && p.ids['to'] === 'CHIRING');
    expect(troubles.length).toBeGreaterThan(0);
    expect(new Set(troubles.map(p => p.to))).toEqual(new Set([RAE]));
  });

  test('of the digest of all roles is told to an admin', async () => {
    const { world } = await miaToBook();
    const { posts, slackSays, drain } = recordOutside(world);
    await changeSettings(world, actor(SAM), {
      zone: 'America/New_York',
      quietFrom: '18:00',
      quietTo: '09:00',
      digestTime: '09:00',
      digestChannel: 'CALL',
      daysOff: '',
      admins: [],
      recruiters: [RAE],
    });
    await drain();
    world.clock.set('2026-12-07T08:00:00Z');
    await scheduleDigests(world, TEAM);
    await drain();
    posts.length = 0;
    world.clock.set('2026-12-07T14:00:00Z');
    await scheduleDigests(world, TEAM);
    slackSays.push({ kind: 'refused', because: 'channel_not_found' });
    await drain();
    expect(posts.map(p => [p.to, p.notice])).toEqual([[SAM, 'trouble']]);
    expect(await render(world, posts[0]!.ids)).toContain('The digest could not be posted for all roles.');
  });
});

describe('a candidate who was hired', () => {
  async function hired(): Promise<Loop> {
    const loop = await miaToBook();
    for (const stage of ['technical', 'final']) {
      await loop.book();
      const interview = (await loop.situation()).interviews.at(-1)!;
      loop.world.clock.set(interview.booking!.time.end);
      for (const seat of interview.seats) await loop.score(seat);
      if (stage === 'technical') await loop.decide('advance');
    }
    await loop.decide('hire');
    return loop;
  }

  test('is not decided on again: whoever tries is told what to do instead', async () => {
    const loop = await hired();
    await expect(loop.decide('reject')).rejects.toMatchObject({
      message: 'Mia Okafor was already hired at the Final round.',
      hint: 'This application is closed. If they come back, open a role with /hire role and add them to it.',
    });
    await expect(
      addCandidate(loop.world, actor(RAE), { ...MIA, role: (await loop.situation()).role.id }),
    ).rejects.toThrow('is closed. Open a role again before adding candidates.');
  });

  test('begins anew in another role, and the ledgers of both end where they end', async () => {
    const loop = await hired();
    const { world } = loop;
    world.clock.advance({ hours: 24 * 3 });
    const again = await openRole(world, actor(RAE), ROLE);
    await addCandidate(world, actor(RAE), { ...MIA, role: again.id, windows: '' });
    world.clock.advance({ hours: 24 * 2 });
    const since = Temporal.Instant.fromEpochMilliseconds(0);
    const now = world.clock.now();
    const histories = await listHistories(world.db, TEAM, { since });
    const days = histories.map(h => totalDays(ledgerOf(periodsOf(h, { daysOff: [] }, now), h.role.zone)));
    const ended = (await loop.situation()).entries.at(-1)!.decision!.at;
    const begun = (await loop.situation()).application.appliedAt;
    expect(days.toSorted((a, b) => a - b)).toEqual(
      [2, Math.round(begun.until(ended).total('hours') / 24)].toSorted((a, b) => a - b),
    );
  });
});

describe('a clock that goes backwards', () => {
  test('F33: shows no negative days, posts nothing twice, and takes no step back', async () => {
    const { world } = await miaToBook();
    const { posts, drain } = recordOutside(world);
    await pass(world, 24 * 2, drain);
    const before = { nudges: (await toldOf(world)).length, posts: posts.length };
    for (const days of [1, 6, 60]) {
      world.clock.advance({ hours: -24 * days });
      await raiseNudges(world, TEAM);
      await scheduleDigests(world, TEAM);
      await drain();
      expect(await shown(world)).not.toMatch(NO_NUMBER);
    }
    expect({ nudges: (await toldOf(world)).length, posts: posts.length }).toEqual(before);
    world.clock.advance({ hours: 24 * 67 + 2 });
    await pass(world, 24, drain);
    expect((await toldOf(world)).length).toBeGreaterThan(before.nudges);
  });
});

describe('somebody who leaves', () => {
  test('as the recruiter of a role leaves its reminders and troubles to the hiring manager', async () => {
    const { world } = await miaToBook();
    const { posts, slackSays, drain } = recordOutside(world);
    await drain();
    posts.length = 0;
    await world.db.updateTable('person').set({ is_outside: 1 }).where('id', '=', RAE).execute();
    world.clock.set('2026-12-07T08:30:00Z');
    await scheduleDigests(world, TEAM);
    slackSays.push({ kind: 'refused', because: 'is_archived' });
    await drain();
    expect(posts.map(p => [p.to, p.notice])).toEqual([[HANA, 'trouble']]);
    await pass(world, 48, drain);
    expect(posts.filter(p => p.to === RAE)).toEqual([]);
    expect((await toldOf(world)).map(t => t.what)).toContain(`candidate-silent ${HANA}`);
  });
});

describe('holidays', () => {
  test('keep everybody from being reminded, and put off what is due', async () => {
    const { world } = await miaToBook();
    const { drain } = recordOutside(world);
    const off = ['2026-12-01', '2026-12-02', '2026-12-03'].map(day => ({ team_id: TEAM, day, name: 'Off' }));
    await world.db.insertInto('day_off').values(off).execute();
    await pass(world, 24 * 7, drain);
    const days = (await toldOf(world)).map(t =>
      t.at.toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString(),
    );
    expect(days.find(day => day !== '2026-11-30')).toBe('2026-12-04');
  });
});

describe('a stage that is added to a pipeline', () => {
  test('is one of roles opened from then on; those that are open keep theirs', async () => {
    const { world } = await miaToBook();
    const pipeline = catalogue.pipelines.find(p => p.id === ROLE.pipeline)!;
    const extra: Stage = { ...pipeline.stages.at(-1)!, id: 'culture', name: 'Culture talk' };
    const longer = { ...pipeline, stages: [...pipeline.stages, extra] };
    const pipelines = catalogue.pipelines.map(p => (p.id === pipeline.id ? longer : p));
    const later = { ...world, catalogue: { ...catalogue, pipelines } };
    await openRole(later, actor(RAE), { ...ROLE, title: 'Later role' });
    const stages = async () =>
      (await listRoles(later.db, TEAM)).map(r => [
        r.title,
        r.pipeline.stages.map(s => s.id).includes('culture'),
      ]);
    expect(Object.fromEntries(await stages())).toEqual({ [ROLE.title]: false, 'Later role': true });
    expect(await shown(later)).not.toMatch(NO_NUMBER);
  });
});

describe('targets of zero', () => {
  test('are due at once: everything is still counted, said and forecast', async () => {
    const loop = await miaToBook();
    const { world } = loop;
    const { role } = await loop.situation();
    const stages = role.pipeline.stages.map(s => ({ ...s, target_days: 0, pass_rate: [0, 0] }));
    const json = JSON.stringify({ ...role.pipeline, stages });
    await world.db
      .updateTable('role')
      .set({ pipeline_json: json as never })
      .execute();
    await loop.book();
    await loop.answer('accepted');
    world.clock.advance({ hours: 26 });
    expect(await shown(world)).not.toMatch(NO_NUMBER);
    const [wait] = await readWaits(world, TEAM, [await loop.situation()]);
    expect(wait?.overdue).toBe(true);
    const { drain } = recordOutside(world);
    await pass(world, 48, drain);
    expect(await shown(world)).toMatch(/later than the 0 working days planned|overdue/);
  });
});
