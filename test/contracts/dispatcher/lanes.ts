import { expect, test } from 'vitest';
import type { Outside } from '../../../src/jobs/job.ts';
import { type DispatcherEngine, gate, Ledger, settled } from './ledger.ts';

/** What may not overtake each other, and what may not wait for each other. */
export function lanes(engine: DispatcherEngine): void {
  test('effects of one lane are done one after the other in the order in which they were enqueued', async () => {
    const ledger = await Ledger.open(engine);
    const busy = { now: 0, most: 0 };
    const keys = Array.from({ length: 120 }, (_, i) => `${(i * 37) % 120}`);
    for (const key of keys) {
      ledger.behaviour.set(key, async () => {
        busy.most = Math.max(busy.most, (busy.now += 1));
        await Promise.resolve();
        busy.now -= 1;
        return { kind: 'done' };
      });
    }
    await ledger.enqueue(...keys.map(key => ({ key, lane: 'one' })));
    await ledger.dispatcher.drain();
    expect(ledger.ran).toEqual(keys);
    expect(busy.most).toBe(1);
  });

  test('the others of a lane wait for one that is tried again, and other lanes do not', async () => {
    const ledger = await Ledger.open(engine);
    ledger.behaviour.set('a', attempt =>
      attempt < 4 ? { kind: 'retry', note: 'ratelimited', afterMs: 5000 } : { kind: 'done' },
    );
    await ledger.enqueue({ key: 'a', lane: 'one' }, { key: 'b', lane: 'one' }, { key: 'x', lane: 'two' });
    await ledger.dispatcher.drain();
    expect(ledger.ran.toSorted()).toEqual(['a', 'x']);
    await ledger.enqueue({ key: 'c', lane: 'one' });
    for (let turn = 0; turn < 3; turn += 1) {
      ledger.world.clock.advance({ seconds: 7 });
      await ledger.dispatcher.drain();
    }
    expect(ledger.ran.filter(key => key !== 'x')).toEqual(['a', 'a', 'a', 'a', 'b', 'c']);
  });

  test('one that cannot be done for long lets the others of its lane pass', async () => {
    const ledger = await Ledger.open(engine);
    ledger.behaviour.set('a', () => ({ kind: 'retry', note: 'internal_error' }));
    await ledger.enqueue({ key: 'a', lane: 'one' }, { key: 'b', lane: 'one' });
    for (let turn = 0; turn < 8; turn += 1) {
      await ledger.dispatcher.drain();
      ledger.world.clock.advance({ minutes: 3 });
    }
    expect(ledger.ran).toContain('b');
    expect((await ledger.row('a')).outcome).toBeNull();
  });

  test('what nobody could tell to have been done is done one at a time, whatever the lane', async () => {
    const ledger = await Ledger.open(engine);
    const dispatcher = ledger.process([ledger.job({ oneAtATime: true })]);
    const busy = { now: 0, most: 0 };
    const keys = Array.from({ length: 12 }, (_, n) => `k${n}`);
    for (const key of keys) {
      ledger.behaviour.set(key, async () => {
        busy.most = Math.max(busy.most, (busy.now += 1));
        await new Promise(resolve => setImmediate(resolve));
        busy.now -= 1;
        if (key === 'k3') throw new Error('ours');
        return { kind: 'done' };
      });
    }
    await ledger.enqueue(...keys.map(key => ({ key })));
    await dispatcher.drain();
    expect(ledger.ran).toHaveLength(12);
    expect(busy.most).toBe(1);
  });

  test('what comes in while every lane is taken waits for one to end, and holds up nothing', async () => {
    const ledger = await Ledger.open(engine);
    const hanging = gate();
    const keys = Array.from({ length: 20 }, (_, n) => `k${n}`);
    for (const key of keys)
      ledger.behaviour.set(key, async () => {
        await hanging.opened;
        return { kind: 'done' };
      });
    ledger.dispatcher.start();
    await ledger.enqueue(...keys.map(key => ({ key })));
    await settled(ledger, 8);
    await ledger.enqueue({ key: 'later' });
    // Whatever else the process has to do gets its turn.
    await new Promise(resolve => setImmediate(resolve));
    expect(ledger.ran).not.toContain('later');
    hanging.open();
    await ledger.dispatcher.drain();
    await ledger.dispatcher.stop(1000);
    expect((await ledger.row('later')).outcome).toBe('done');
    expect(ledger.ran).toHaveLength(21);
  });

  test.each([true, false])(
    'however many of one kind hang, the other kinds go on (one at a time: %s)',
    async oneAtATime => {
      const ledger = await Ledger.open(engine);
      const hanging = gate();
      const arrived = gate();
      const hangs = async () => {
        await hanging.opened;
        return { kind: 'done' } as const;
      };
      const ran: string[] = [];
      const others = async (_: Outside, { key }: { key: string }) => {
        ran.push(key);
        if (key === 'last') arrived.open();
        return { kind: 'done' } as const;
      };
      const jobs = [ledger.job({ oneAtATime, run: hangs }), ledger.job({ kind: 'other', run: others })];
      const dispatcher = ledger.process(jobs);
      const many = Array.from({ length: 150 }, (_, n) => ({ key: `hangs${n}` }));
      await ledger.enqueue(
        ...many,
        { key: 'before', lane: 'both' },
        { key: 'after', lane: 'both', kind: 'other' },
        { key: 'last', kind: 'other' },
      );
      dispatcher.start();
      await arrived.opened;
      expect(ran).toEqual(['last']);
      hanging.open();
      await dispatcher.drain();
      expect(ran).toEqual(['last', 'after']);
      await dispatcher.stop(1000);
      const left = ledger.world.db.selectFrom('effect').select('key').where('outcome', 'is', null);
      expect(await left.execute()).toEqual([]);
    },
  );

  test('F37: behind ten thousand messages, what came last for candidates and calendars is done first', async () => {
    const ledger = await Ledger.open(engine);
    const arrived = gate();
    const ran: string[] = [];
    const run = async (_: Outside, { kind }: { kind: string }) => {
      ran.push(kind);
      if (ran.filter(k => k !== 'message').length === 40) arrived.open();
      return { kind: 'done' } as const;
    };
    const jobs = [
      ledger.job({ kind: 'message', oneAtATime: true, run }),
      ledger.job({ kind: 'mail', oneAtATime: true, run }),
      ledger.job({ kind: 'event', run }),
    ];
    const dispatcher = ledger.process(jobs);
    const many = (kind: string, count: number) =>
      Array.from({ length: count }, (_, n) => ({ key: `${kind}${n}`, lane: `${kind}${n % 2000}`, kind }));
    await ledger.enqueue(...many('message', 1));
    await ledger.copy('message0', many('message', 10_000).slice(1));
    ledger.world.clock.advance({ minutes: 1 });
    await ledger.enqueue(...many('mail', 20), ...many('event', 20));
    dispatcher.start();
    await arrived.opened;
    // As many messages meanwhile as there were turns: none of the others waited for their end.
    expect(ran.filter(k => k === 'message').length).toBeLessThan(100);
    await dispatcher.stop(60_000);
    await ledger.world.db.deleteFrom('effect').where('kind', '=', 'message').execute();
  }, 60_000);

  test('a lane whose other side hangs holds up no other lane, nor what comes in later', async () => {
    const ledger = await Ledger.open(engine);
    const hanging = gate();
    const arrived = gate();
    ledger.behaviour.set('hangs', async () => {
      await hanging.opened;
      return { kind: 'done' };
    });
    ledger.behaviour.set('later', () => {
      arrived.open();
      return { kind: 'done' };
    });
    ledger.dispatcher.start();
    await ledger.enqueue({ key: 'hangs' });
    await settled(ledger, 1);
    await ledger.enqueue({ key: 'later' });
    await arrived.opened;
    hanging.open();
    await ledger.dispatcher.drain();
    await ledger.dispatcher.stop(1000);
    expect((await ledger.row('hangs')).outcome).toBe('done');
  });

  test('what comes in while every lane is busy does not keep them from ending', async () => {
    const ledger = await Ledger.open(engine);
    const keys = Array.from({ length: 40 }, (_, i) => `k${i}`);
    for (const key of keys) {
      ledger.behaviour.set(key, async () => {
        ledger.dispatcher.kick();
        await new Promise(resolve => setImmediate(resolve));
        ledger.dispatcher.kick();
        return { kind: 'done' };
      });
    }
    await ledger.enqueue(...keys.map(key => ({ key })));
    await ledger.dispatcher.drain();
    expect(ledger.ran.toSorted()).toEqual(keys.toSorted());
  });
}
