import { expect, test } from 'vitest';
import { operate } from '../../../src/operations/operate.ts';
import { cancelEffects } from '../../../src/store/effects.ts';
import { actor, RAE, TEAM } from '../../world.ts';
import { type DispatcherEngine, Ledger } from './ledger.ts';

/** How effects come into the ledger, and out of it again without being done. */
export function enqueueing(engine: DispatcherEngine): void {
  test('an effect exists exactly if the transaction of its cause was committed', async () => {
    const ledger = await Ledger.open(engine);
    const failing = operate(ledger.world, actor(RAE), 'probe', async step => {
      await step.enqueue(ledger.usual('a'));
      throw new Error('the cause fails');
    });
    await expect(failing).rejects.toThrow('the cause fails');
    await ledger.enqueue({ key: 'b' });
    await ledger.dispatcher.drain();
    expect(ledger.ran).toEqual(['b']);
  });

  test('the same key is done once, however often it is enqueued', async () => {
    const ledger = await Ledger.open(engine);
    expect(await ledger.enqueue({ key: 'a' }, { key: 'a' })).toEqual([true, false]);
    await ledger.dispatcher.drain();
    expect(await ledger.enqueue({ key: 'a' })).toEqual([false]);
    await ledger.dispatcher.drain();
    expect(ledger.ran).toEqual(['a']);
  });

  test('the same key of another workspace is another effect', async () => {
    const ledger = await Ledger.open(engine);
    await ledger.enqueue({ key: 'a' }, { key: 'a', team: 'T000000002' });
    await ledger.dispatcher.drain();
    expect(ledger.ran).toEqual(['a', 'a']);
  });

  test('what a handler enqueues is drained as well', async () => {
    const ledger = await Ledger.open(engine);
    ledger.behaviour.set('a', async () => {
      await ledger.enqueue({ key: 'b' });
      return { kind: 'done' };
    });
    await ledger.enqueue({ key: 'a' });
    await ledger.dispatcher.drain();
    expect(ledger.ran).toEqual(['a', 'b']);
  });

  test('what is called off is not done, nor what is called off while it waits its turn', async () => {
    const ledger = await Ledger.open(engine);
    const callOff = (prefix: string) =>
      operate(ledger.world, actor(RAE), 'probe', step =>
        cancelEffects(step.tx, TEAM, prefix, ledger.world.clock.now()),
      );
    ledger.behaviour.set('run', async () => {
      await callOff('late:');
      return { kind: 'done' };
    });
    await ledger.enqueue(
      { key: 'early:1' },
      { key: 'run', lane: 'one' },
      { key: 'late:1', lane: 'one' },
      { key: 'latex', lane: 'one' },
    );
    await callOff('early:');
    await ledger.dispatcher.drain();
    expect(ledger.ran).toEqual(['run', 'latex']);
    expect((await ledger.row('late:1')).outcome).toBe('cancelled');
  });

  test('F36: a kind that this version does not know stays for one that does', async () => {
    const ledger = await Ledger.open(engine);
    await ledger.enqueue({ key: 'new', kind: 'unheard-of', lane: 'one' }, { key: 'a', lane: 'one' });
    await ledger.dispatcher.drain();
    expect(ledger.ran).toEqual(['a']);
    expect((await ledger.row('new')).outcome).toBeNull();
    await ledger.process([ledger.job({ kind: 'unheard-of' })]).drain();
    expect(ledger.ran).toEqual(['a', 'new']);
  });
}
