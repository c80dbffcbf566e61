import { describe, expect, test } from 'vitest';
import { importCandidate } from '../../src/operations/import-candidate.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { acme, actor, ENGINES, MIA, RAE, ROLE } from '../world.ts';

/** On Monday, 30 November 2026: the third of December. */
const THURSDAY = 'Thu 9-12';

describe.each(ENGINES)('an import on %s', engine => {
  async function bringing() {
    const world = await acme(engine);
    const role = await openRole(world, actor(RAE), ROLE);
    const bring = (changed: Partial<typeof MIA> = {}) =>
      importCandidate(world, actor(RAE), { role: role.id, ...MIA, windows: THURSDAY, ...changed });
    return { world, bring };
  }

  test('of the same file changes nothing when its times have passed, or would be read anew', async () => {
    const { world, bring } = await bringing();
    expect((await bring()).kind).toBe('create');
    for (const later of ['2026-12-01T09:00:00Z', '2026-12-03T12:00:00Z', '2026-12-24T12:00:00Z']) {
      world.clock.set(later);
      expect(await bring()).toMatchObject({ kind: 'unchanged', changes: [] });
    }
  });

  test('of other times that have passed is refused, also for somebody who is there already', async () => {
    const { world, bring } = await bringing();
    await bring();
    world.clock.set('2026-12-03T12:00:00Z');
    await expect(bring({ windows: '2026-12-02 9-12' })).rejects.toThrow('2026-12-02 09:00-12:00 has passed.');
  });

  test('reads the same words anew where the zone is another: they mean another time', async () => {
    const { bring } = await bringing();
    await bring();
    const { kind, changes } = await bring({ zone: 'America/New_York' });
    expect(kind).toBe('change');
    expect(changes).toEqual([
      { what: 'zone', from: 'Europe/Paris', to: 'America/New_York' },
      { what: 'times', from: 'Thu 2026-12-03 09:00-12:00', to: 'Thu 2026-12-03 09:00-12:00' },
    ]);
  });

  test('without times leaves those that were offered', async () => {
    const { bring } = await bringing();
    const { windows } = await bring();
    expect((await bring({ windows: '' })).kind).toBe('unchanged');
    const { situation } = await bring({ windows: '', name: 'Mia A. Okafor' });
    expect(situation?.windows).toEqual(windows);
  });

  test('of one candidate by two at a time makes one application', async () => {
    const { world, bring } = await bringing();
    const kinds = (await Promise.allSettled([bring(), bring()])).map(r =>
      r.status === 'fulfilled' ? r.value.kind : 'failed',
    );
    expect(kinds).toContain('create');
    expect(await world.db.selectFrom('application').select('id').execute()).toHaveLength(1);
  });
});
