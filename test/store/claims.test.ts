import { describe, expect, test } from 'vitest';
import { deleteClaims, type Holder, insertClaims, listClaims } from '../../src/store/bookings.ts';
import { isDuplicate, isOverlap } from '../../src/store/conflicts.ts';
import type { Store } from '../../src/store/database.ts';
import { interval } from '../../src/core/time/interval.ts';
import { sharedStore } from '../shared-store.ts';
import { ENGINES } from '../world.ts';
import { anInterview } from './rows.ts';

const at = (clock: string) => Temporal.Instant.from(`2026-12-03T${clock}Z`);
const from = (start: string, end: string) => interval(at(start), at(end));
const ANA: Holder = 'person:UANA';
const BO: Holder = 'person:UBO';

type Claim = { team: string; interview: string; holders: readonly Holder[]; start: string; end: string };

async function claim({ db }: Store, { team, interview, holders, start, end }: Claim): Promise<string> {
  const time = { start: at(start), end: at(end) };
  try {
    await db.transaction().execute(tx => insertClaims(tx, team, interview, holders, time));
    return 'taken';
  } catch (error) {
    if (isOverlap(error)) return 'overlap';
    return isDuplicate(error) ? 'duplicate' : String(error);
  }
}

describe.each(ENGINES)('claims on %s', engine => {
  const store = sharedStore(engine);
  let teams = 0;

  /** Two interviews of a workspace of its own, the first of which has Ana from nine to ten. */
  async function setting() {
    const team = `T${(teams += 1)}`;
    const first = await anInterview(store().db, team, 'first');
    const second = await anInterview(store().db, team, 'second');
    const nine = { team, interview: first, holders: [ANA], start: '09:00', end: '10:00' };
    if ((await claim(store(), nine)) !== 'taken') throw new Error('The first claim is free');
    const other = (start: string, end: string, holders: readonly Holder[] = [ANA]) =>
      claim(store(), { team, interview: second, holders, start, end });
    const held = async () => {
      const claims = await listClaims(store().db, team, from('00:00', '23:00'));
      return claims.map(c => `${c.holder} ${c.appointment}`).toSorted((a, b) => (a < b ? -1 : 1));
    };
    return { team, first, second, other, held };
  }

  test.each([
    ['the same time', '09:00', '10:00', 'overlap'],
    ['a time that begins inside', '09:59', '11:00', 'overlap'],
    ['a time that ends inside', '08:00', '09:01', 'overlap'],
    ['a time around it', '08:00', '11:00', 'overlap'],
    ['a time within it', '09:15', '09:30', 'overlap'],
    ['a time that begins where it ends', '10:00', '11:00', 'taken'],
    ['a time that ends where it begins', '08:00', '09:00', 'taken'],
  ])('of one holder: %s', async (_, start, end, outcome) => {
    const { other } = await setting();
    expect(await other(start, end)).toEqual(outcome);
  });

  test.each([
    ['no time at all', '12:00'],
    ['a time that ends before it begins', '11:00'],
  ])('are not given for %s', async (_, end) => {
    const { other } = await setting();
    expect(await other('12:00', end)).not.toBe('taken');
  });

  test('are taken for all holders or for none', async () => {
    const { first, other, held } = await setting();
    expect(await other('09:30', '10:30', [BO, ANA])).toBe('overlap');
    expect(await held()).toEqual([`${ANA} ${first}`]);
  });

  test('of another person, another workspace and another candidate do not meet', async () => {
    const { other } = await setting();
    expect(await other('09:00', '10:00', [BO, 'candidate:1'])).toBe('taken');
    const elsewhere = await setting();
    expect(await elsewhere.held()).toHaveLength(1);
  });

  test('of one interview are one for each holder', async () => {
    const { team, first } = await setting();
    const again = { team, interview: first, holders: [ANA], start: '15:00', end: '16:00' };
    expect(await claim(store(), again)).toBe('duplicate');
  });

  test('are let go one by one, of nobody, and all together', async () => {
    const { team, first, held } = await setting();
    await claim(store(), {
      team,
      interview: first,
      holders: [BO, 'candidate:1'],
      start: '09:00',
      end: '10:00',
    });
    const letGo = (holders?: readonly Holder[]) =>
      store()
        .db.transaction()
        .execute(tx => deleteClaims(tx, team, first, holders));
    await letGo([]);
    expect(await held()).toHaveLength(3);
    await letGo([BO]);
    expect(await held()).toEqual([`candidate:1 ${first}`, `${ANA} ${first}`]);
    await letGo();
    expect(await held()).toEqual([]);
  });

  test('are listed where they overlap a stretch, and not where they only touch it', async () => {
    const { team } = await setting();
    const listed = async (start: string, end: string) =>
      (await listClaims(store().db, team, from(start, end))).length;
    expect(await listed('09:59', '11:00')).toBe(1);
    expect(await listed('10:00', '11:00')).toBe(0);
    expect(await listed('08:00', '09:00')).toBe(0);
    expect((await listClaims(store().db, 'T-other', from('00:00', '23:00'))).length).toBe(0);
  });
});
