import { expect, test } from 'vitest';
import { type DispatcherEngine, Ledger } from './ledger.ts';

const MINUTE = 60_000;

/** When effects are done, and when they are tried again. */
export function timing(engine: DispatcherEngine): void {
  test('nothing is done before its time, and what is too late is dropped and counted', async () => {
    const ledger = await Ledger.open(engine);
    const now = ledger.world.clock.now();
    await ledger.enqueue(
      { key: 'tomorrow', notBefore: now.add({ hours: 24 }) },
      { key: 'expired', notBefore: now.subtract({ hours: 2 }), notAfter: now.subtract({ hours: 1 }) },
    );
    await ledger.dispatcher.drain();
    expect(ledger.ran).toEqual([]);
    expect(await ledger.row('expired')).toMatchObject({ outcome: 'dropped', note: 'too late' });
    ledger.world.clock.advance({ hours: 24 });
    await ledger.dispatcher.drain();
    expect(ledger.ran).toEqual(['tomorrow']);
  });

  test('F34: after an outage of four days everything still useful is done, oldest first, and nothing twice', async () => {
    const ledger = await Ledger.open(engine);
    const now = ledger.world.clock.now();
    const hour = (h: number) => now.add({ hours: h });
    await ledger.enqueue(...[72, 1, 48, 2].map(h => ({ key: `h${h}`, lane: 'one', notBefore: hour(h) })), {
      key: 'stale',
      notBefore: hour(3),
      notAfter: hour(5),
    });
    ledger.world.clock.advance({ hours: 96 });
    await ledger.dispatcher.drain();
    await ledger.dispatcher.drain();
    expect(ledger.ran).toEqual(['h1', 'h2', 'h48', 'h72']);
    expect((await ledger.row('stale')).outcome).toBe('dropped');
  });

  test('whoever does not answer is asked again, later each time and within a quarter of an hour', async () => {
    const ledger = await Ledger.open(engine);
    ledger.behaviour.set('a', attempt => (attempt < 14 ? { kind: 'retry', note: 'away' } : { kind: 'done' }));
    await ledger.enqueue({ key: 'a' });
    for (let turn = 0; turn < 14; turn += 1) {
      await ledger.dispatcher.drain();
      const { next_at: next, outcome } = await ledger.row('a');
      if (outcome) break;
      const wait = next - ledger.world.clock.now().epochMilliseconds;
      expect(wait).toBeGreaterThanOrEqual(100);
      expect(wait).toBeLessThanOrEqual(Math.min(15 * MINUTE, 1000 * 2 ** turn));
      ledger.world.clock.advance({ milliseconds: wait - 1 });
      await ledger.dispatcher.drain();
      expect(ledger.runs).toHaveLength(turn + 1);
      ledger.world.clock.advance({ milliseconds: 1 });
    }
    expect(await ledger.row('a')).toMatchObject({ outcome: 'done', attempts: 14, faults: 1 });
  });

  test.each([
    ['thirty seconds', 30_000, 30_000],
    ['no time at all', 0, 0],
    ['something that is no number', Number.NaN, 0],
  ])('when the other side asks for %s, it gets that and a little more', async (_, afterMs, least) => {
    const ledger = await Ledger.open(engine);
    ledger.behaviour.set('a', () => ({ kind: 'retry', note: 'ratelimited', afterMs }));
    await ledger.enqueue({ key: 'a' });
    await ledger.dispatcher.drain();
    const wait = (await ledger.row('a')).next_at - ledger.world.clock.now().epochMilliseconds;
    expect(wait).toBeGreaterThanOrEqual(least + 100);
    expect(wait).toBeLessThanOrEqual(least + 1000);
  });
}
