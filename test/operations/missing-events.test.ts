import { describe, expect, test } from 'vitest';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { followCalendar } from '../../src/operations/follow-calendar.ts';
import { settleMissing } from '../../src/operations/missing-events.ts';
import { Loop } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { acmeWithMia, actor, BO, ENGINES, type MIA as One, MIA, RAE, TEAM } from '../world.ts';
import type { Engine } from '../../src/store/database.ts';

const named = (name: string): typeof One => ({ ...MIA, name, email: `${name.split(' ')[0]}@example.com` });

/** Three interviews of one recruiter, with their events in her calendar. */
async function three(engine: Engine) {
  const { world, role, application } = await acmeWithMia(engine);
  const office = recordOutside(world);
  const ids = [application];
  for (const name of ['Noor Haddad', 'Otto Lang'])
    ids.push((await addCandidate(world, actor(RAE), { role: role.id, ...named(name) })).application);
  const loops: Loop[] = [];
  for (const id of ids) loops.push(await new Loop(world, id).toTechnical());
  for (const loop of loops) await loop.book();
  const look = async () => {
    await followCalendar(world, TEAM);
    await office.drain();
  };
  await look();
  await look();
  const standing = async () => {
    const situations = await Promise.all(loops.map(l => l.situation()));
    return situations.flatMap(s => s.interviews).filter(i => i.booking).length;
  };
  const eventsThat = async (status: 'confirmed' | 'cancelled') => {
    const rows = await world.db
      .selectFrom('calendar_event')
      .select('id')
      .where('status', '=', status)
      .where('title', 'like', '%(%')
      .execute();
    return rows.length;
  };
  /** As where somebody deletes a calendar, or a server loses it. */
  const lose = async (most: number) => {
    const some = await world.db
      .selectFrom('calendar_event')
      .selectAll()
      .where('title', 'like', '%(%')
      .limit(most)
      .execute();
    for (const { id } of some)
      await world.db
        .updateTable('calendar_event')
        .set(e => ({ status: 'cancelled', version: e('version', '+', 1), change: e('change', '+', 1000) }))
        .where('id', '=', id)
        .execute();
    await look();
  };
  const told = () => office.posts.filter(p => p.notice === 'events-missing').map(p => p.to);
  const first = (await loops[0]!.situation()).interviews.find(i => i.booking);
  return { world, office, look, lose, standing, eventsThat, told, interview: first?.id ?? '' };
}

describe.each(ENGINES)('events of ours that are gone on %s', engine => {
  test('all at once call nothing off, and the recruiter is asked', async () => {
    const on = await three(engine);
    await on.lose(3);
    await on.look();
    expect(await on.standing()).toBe(3);
    expect(on.told()).toEqual([RAE]);
  });

  test('all at once are put back when the recruiter says so', async () => {
    const on = await three(engine);
    await on.lose(3);
    expect(await settleMissing(on.world, actor(RAE), { appointment: on.interview, verdict: 'restore' })).toBe(
      3,
    );
    await on.office.drain();
    await on.look();
    expect(await on.eventsThat('confirmed')).toBe(3);
    expect(await on.standing()).toBe(3);
  });

  test('all at once are called off when the recruiter says so', async () => {
    const on = await three(engine);
    await on.lose(3);
    await settleMissing(on.world, actor(RAE), { appointment: on.interview, verdict: 'call off' });
    await on.office.drain();
    expect(await on.standing()).toBe(0);
  });

  test('are nobody else’s to settle', async () => {
    const on = await three(engine);
    await on.lose(3);
    const by = settleMissing(on.world, actor(BO), { appointment: on.interview, verdict: 'call off' });
    await expect(by).rejects.toThrow('Only');
    await on.office.drain();
    expect(await on.standing()).toBe(3);
  });

  test('while others stand were deleted by hand: those are called off', async () => {
    const on = await three(engine);
    await on.lose(2);
    await on.look();
    expect(await on.standing()).toBe(1);
    expect(on.told()).toEqual([]);
  });
});
