import { describe, expect, test } from 'vitest';
import { createTurns } from '../../../src/slack/kernel/turns.ts';

const settled = () => new Promise(resolve => setTimeout(resolve, 5));

describe('turns', () => {
  test('are given first come, first served, a bounded number at a time', async () => {
    const turns = createTurns();
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const all = Array.from({ length: 100 }, (_, n) =>
      turns(async () => {
        begun.push(n);
        await new Promise<void>(end => ends.push(end));
        return n;
      }),
    );
    await settled();
    const atATime = begun.length;
    expect(atATime).toBeGreaterThan(1);
    expect(atATime).toBeLessThan(100);
    for (let done = 0; done < 100; done += 1) {
      ends[done]?.();
      await settled();
      expect(begun.length).toBe(Math.min(100, atATime + done + 1));
    }
    expect(begun).toEqual(all.map((_, n) => n));
    expect(await Promise.all(all)).toEqual(begun);
  });

  test('are passed on by work that hangs', async () => {
    const turns = createTurns();
    const hanging = Promise.withResolvers<string>();
    const hung = Array.from({ length: 100 }, () => turns(() => hanging.promise));
    expect(await turns(() => Promise.resolve('done'))).toBe('done');
    hanging.resolve('late');
    expect(new Set(await Promise.all(hung))).toEqual(new Set(['late']));
    expect(await turns(() => Promise.resolve('again'))).toBe('again');
  });

  test('are given back by work that fails, and its fault is told', async () => {
    const turns = createTurns();
    const failing = Array.from({ length: 50 }, (_, n) => turns(() => Promise.reject(new Error(`no ${n}`))));
    const ends = await Promise.allSettled(failing);
    expect(ends.every((end, n) => end.status === 'rejected' && String(end.reason).includes(`no ${n}`))).toBe(
      true,
    );
    expect(await turns(() => Promise.resolve('done'))).toBe('done');
  });
});
