import { expect, test } from 'vitest';
import { type DispatcherEngine, gate, Ledger, settled } from './ledger.ts';

/** Faults, refusals and what people are told of them. */
export function failing(engine: DispatcherEngine): void {
  test('F35: one poisoned effect among a thousand is put aside after five tries, told of once, and holds up nobody', async () => {
    const ledger = await Ledger.open(engine);
    ledger.behaviour.set('k500', () => Promise.reject(new TypeError('cannot be read')));
    const all = Array.from({ length: 1001 }, (_, i) => ({ key: `k${i}`, lane: `lane ${i % 40}` }));
    await ledger.enqueue(...all);
    for (let turn = 0; turn < 6; turn += 1) {
      await ledger.dispatcher.drain();
      ledger.world.clock.advance({ minutes: 1 });
    }
    expect(await ledger.row('k500')).toMatchObject({ outcome: 'dead', attempts: 5, note: 'TypeError' });
    expect(ledger.ran.filter(key => key !== 'k500')).toHaveLength(1000);
    expect(new Set(ledger.ran).size).toBe(1001);
    expect(await ledger.troubles()).toHaveLength(1);
    expect(ledger.log.filter(l => l.what === 'an effect failed')).toHaveLength(5);
  }, 60_000);

  test('a payload that is no JSON fails alone', async () => {
    const ledger = await Ledger.open(engine);
    await ledger.enqueue({ key: 'broken' }, { key: 'a' });
    await ledger.world.db
      .updateTable('effect')
      .set({ payload_json: '{"half' } as never)
      .where('key', '=', 'broken')
      .execute();
    await ledger.dispatcher.drain();
    expect(ledger.ran).toContain('a');
  });

  test('tries in vain are no faults: the other side may be away for long', async () => {
    const ledger = await Ledger.open(engine);
    ledger.behaviour.set('a', attempt => {
      if (attempt <= 10) return { kind: 'retry', note: 'away' };
      if (attempt <= 13) throw new Error('ours');
      return { kind: 'done' };
    });
    await ledger.enqueue({ key: 'a' });
    for (let turn = 0; turn < 14; turn += 1) {
      await ledger.dispatcher.drain();
      ledger.world.clock.advance({ minutes: 16 });
    }
    expect(await ledger.row('a')).toMatchObject({ outcome: 'done', attempts: 14 });
    expect(await ledger.troubles()).toEqual([]);
  });

  test('what is refused is not tried again, and a person is told of it together with its end', async () => {
    const ledger = await Ledger.open(engine);
    ledger.behaviour.set('a', () => ({ kind: 'dead', note: 'user_not_found' }));
    await ledger.enqueue({ key: 'a' });
    await ledger.dispatcher.drain();
    await ledger.dispatcher.drain();
    expect(ledger.ran).toEqual(['a']);
    expect(await ledger.row('a')).toMatchObject({ outcome: 'dead', note: 'user_not_found' });
    expect(await ledger.troubles()).toHaveLength(1);
  });

  test('an effect that ends its process each time is not begun for ever', async () => {
    const ledger = await Ledger.open(engine);
    const never = gate();
    ledger.behaviour.set('a', async () => {
      await never.opened;
      return { kind: 'done' };
    });
    await ledger.enqueue({ key: 'a' });
    for (let life = 0; life < 8; life += 1) {
      const dispatcher = ledger.process();
      dispatcher.start();
      await settled(ledger, life + 1);
      await dispatcher.stop(0);
      ledger.world.clock.advance({ minutes: 1 });
    }
    expect(ledger.runs).toHaveLength(5);
    expect(await ledger.row('a')).toMatchObject({ outcome: 'dead' });
    never.open();
  });

  test('a promise that takes an hour is told of once a day, and goes on', async () => {
    const ledger = await Ledger.open(engine);
    const dispatcher = ledger.process([ledger.job({ promised: true })]);
    ledger.behaviour.set('a', () => ({ kind: 'retry', note: 'away' }));
    ledger.behaviour.set('b', () => ({ kind: 'retry', note: 'away' }));
    await ledger.enqueue({ key: 'a' }, { key: 'b' });
    await dispatcher.drain();
    expect(await ledger.troubles()).toEqual([]);
    for (let hours = 0; hours < 30; hours += 1) {
      ledger.world.clock.advance({ hours: 1 });
      await dispatcher.drain();
    }
    expect(await ledger.troubles()).toHaveLength(2);
    expect((await ledger.row('a')).outcome).toBeNull();
  });

  test.each([
    [true, 'dead', 1],
    [false, 'dropped', 0],
  ])('what was tried until it was too late: promised %s, it ends %s', async (promised, outcome, troubles) => {
    const ledger = await Ledger.open(engine);
    const dispatcher = ledger.process([ledger.job({ promised })]);
    ledger.behaviour.set('a', () => ({ kind: 'retry', note: 'away' }));
    await ledger.enqueue({ key: 'a', notAfter: ledger.world.clock.now().add({ minutes: 30 }) });
    await dispatcher.drain();
    ledger.world.clock.advance({ minutes: 31 });
    await dispatcher.drain();
    expect(await ledger.row('a')).toMatchObject({ outcome, note: 'too late' });
    expect(await ledger.troubles()).toHaveLength(troubles);
  });
}
