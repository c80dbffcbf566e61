import { describe, expect, test } from 'vitest';
import { operate } from '../../src/operations/operate.ts';
import { systemClock } from '../../src/system.ts';
import { actor, ENGINES, RAE } from '../world.ts';
import { type Company, company } from './company.ts';
import { hireloop } from './run.ts';

const KIND = 'mail-candidate';

/** Acme with two mails that were given up, one of them of no use any more, and one that is done. */
async function withGivenUp(engine: (typeof ENGINES)[number]): Promise<Company> {
  const acme = await company(engine);
  const now = systemClock.now();
  const until = {
    late: now.add({ seconds: 1 }),
    useful: now.add({ hours: 24 }),
    done: now.add({ hours: 24 }),
  };
  await operate(acme.world, actor(RAE), 'probe', async step => {
    for (const [key, notAfter] of Object.entries(until))
      await step.enqueue({ key, kind: KIND, lane: key, payload: {}, notAfter });
  });
  const { db } = acme.store;
  const dead = {
    outcome: 'dead',
    note: 'ECONNREFUSED',
    settled_at: now.epochMilliseconds,
    attempts: 5,
    faults: 5,
  };
  await db
    .updateTable('effect')
    .set(dead as never)
    .where('key', 'in', ['late', 'useful'])
    .execute();
  await db.updateTable('effect').set({ not_after: 0 }).where('key', '=', 'late').execute();
  await db.updateTable('effect').set({ outcome: 'done' }).where('key', '=', 'done').execute();
  return acme;
}

describe.each(ENGINES)('what was given up, on %s', engine => {
  test('F35: is listed with its reason, and done again when asked for', async () => {
    const { url, store } = await withGivenUp(engine);
    const outcomes = async () => {
      const rows = await store.db
        .selectFrom('effect')
        .select(['key', 'outcome', 'attempts', 'faults'])
        .where('kind', '=', KIND)
        .orderBy('key')
        .execute();
      return rows.map(r => [r.key, r.outcome, r.attempts, r.faults]);
    };
    const listed = await hireloop(['replay'], { DATABASE_URL: url });
    expect(listed).toMatchObject({ code: 0, err: '' });
    expect(listed.out).toMatch(/mail-candidate {2,}useful {2}\(ECONNREFUSED\)/);
    expect(listed.out).toContain('1 more is too late to be of use.');
    expect(listed.out).toContain('1 effect given up. Nothing was changed.');
    const before = [
      ['done', 'done', 0, 0],
      ['late', 'dead', 5, 5],
      ['useful', 'dead', 5, 5],
    ];
    expect(await outcomes()).toEqual(before);
    const written = await hireloop(['replay', '--write'], { DATABASE_URL: url });
    expect(written.out).toContain('1 effect is to be done again by a running Hireloop, within a minute.');
    expect(await outcomes()).toEqual([...before.slice(0, 2), ['useful', null, 0, 0]]);
  });

  test('under a key that there is not is refused by that key', async () => {
    const { url } = await withGivenUp(engine);
    const { code, err } = await hireloop(['replay', 'useful', 'done', '--write'], { DATABASE_URL: url });
    expect(code).toBe(2);
    expect(err).toContain('Nothing was given up under "done". npm run replay lists the keys.');
  });
});
