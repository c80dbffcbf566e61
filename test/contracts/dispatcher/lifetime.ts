import { expect, test } from 'vitest';
import { insertEffect } from '../../../src/store/effects.ts';
import { type DispatcherEngine, gate, Ledger, settled } from './ledger.ts';

/** Processes that come and go. */
export function lifetime(engine: DispatcherEngine): void {
  test('what an earlier process left is begun at the start', async () => {
    const ledger = await Ledger.open(engine);
    await ledger.world.db
      .transaction()
      .execute(tx => insertEffect(tx, ledger.usual('left'), ledger.world.clock.now()));
    ledger.dispatcher.start();
    await ledger.dispatcher.drain();
    await ledger.dispatcher.stop(1000);
    expect(ledger.ran).toEqual(['left']);
  });

  test('F38: stopping takes nothing new and waits for what runs', async () => {
    const ledger = await Ledger.open(engine);
    const running = gate();
    ledger.behaviour.set('a', async () => {
      await running.opened;
      return { kind: 'done' };
    });
    ledger.dispatcher.start();
    await ledger.enqueue({ key: 'a', lane: 'one' }, { key: 'b', lane: 'one' });
    await settled(ledger, 1);
    const stopping = ledger.dispatcher.stop(60_000);
    await ledger.enqueue({ key: 'c' });
    running.open();
    await stopping;
    expect(ledger.ran).toEqual(['a']);
    expect((await ledger.row('a')).outcome).toBe('done');
    ledger.dispatcher.start();
    await ledger.dispatcher.drain();
    expect(ledger.ran.toSorted()).toEqual(['a', 'b', 'c']);
    await ledger.dispatcher.stop(1000);
  });

  test('what was cut off runs again in the next process, and the one that was cut off writes nothing more', async () => {
    const ledger = await Ledger.open(engine);
    const frozen = gate();
    ledger.behaviour.set('a', async attempt => {
      if (attempt > 1) return { kind: 'done', note: 'second' };
      await frozen.opened;
      return { kind: 'retry', note: 'first' };
    });
    const first = ledger.process();
    first.start();
    await ledger.enqueue({ key: 'a' });
    await settled(ledger, 1);
    await first.stop(0);
    const second = ledger.process();
    second.start();
    await second.drain();
    expect(ledger.runs).toHaveLength(engine.alone ? 2 : 1);
    ledger.world.clock.advance({ seconds: 21 });
    await second.drain();
    await second.stop(1000);
    expect(await ledger.row('a')).toMatchObject({ outcome: 'done', note: 'second' });
    frozen.open();
    await first.drain();
    expect(await ledger.row('a')).toMatchObject({ outcome: 'done', note: 'second', attempts: 2 });
    expect(ledger.runs).toHaveLength(2);
  });
}
