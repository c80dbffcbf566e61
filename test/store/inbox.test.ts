import { describe, expect, test } from 'vitest';
import { createInbox, deleteInboxBefore } from '../../src/store/inbox.ts';
import { sharedStore } from '../shared-store.ts';
import { ENGINES, MONDAY } from '../world.ts';

describe.each(ENGINES)('the inbox on %s', engine => {
  const store = sharedStore(engine);
  let teams = 0;

  function setting() {
    const team = `T${(teams += 1)}`;
    const inbox = createInbox(store().db);
    const take = (key: string, at = MONDAY) => inbox.take({ team, key, at });
    return { team, inbox, take };
  }

  test('F6: lets a delivery in once, whether it comes again at once or later', async () => {
    const { take } = setting();
    expect(await Promise.all(['a', 'b', 'a', 'c', 'a'].map(key => take(key)))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
    expect(await Promise.all(['c', 'd'].map(key => take(key)))).toEqual([false, true]);
  });

  test('lets a burst of hundreds in, each once', async () => {
    const { take } = setting();
    const keys = Array.from({ length: 600 }, (_, i) => `k${i % 400}`);
    const fresh = await Promise.all(keys.map(key => take(key)));
    expect(fresh.filter(Boolean)).toHaveLength(400);
    expect(fresh.slice(0, 400).every(Boolean)).toBe(true);
  });

  test('keeps workspaces apart, also in one batch', async () => {
    const one = setting();
    const other = setting();
    const both = [one, other].map(({ team }) => one.inbox.take({ team, key: 'same', at: MONDAY }));
    expect(await Promise.all(both)).toEqual([true, true]);
  });

  test('lets one of two processes have a delivery', async () => {
    const { team, take } = setting();
    const second = createInbox(store().db);
    const fresh = await Promise.all([take('x'), second.take({ team, key: 'x', at: MONDAY })]);
    expect(fresh.filter(Boolean)).toHaveLength(1);
  });

  test('forgets what is older than asked, and nothing else', async () => {
    const { team, take } = setting();
    await take('old', MONDAY.subtract({ hours: 25 }));
    await take('new');
    await deleteInboxBefore(store().db, team, MONDAY.subtract({ hours: 24 }));
    expect([await take('old'), await take('new')]).toEqual([true, false]);
  });

  test('says that it could not, to each that waits, where the database is away', async () => {
    const broken = createInbox(store().db.withTables().withSchema('nowhere'));
    const takes = ['a', 'b'].map(key => broken.take({ team: 'T', key, at: MONDAY }));
    expect((await Promise.allSettled(takes)).map(t => t.status)).toEqual(['rejected', 'rejected']);
    expect(await setting().take('a')).toBe(true);
  });
});
