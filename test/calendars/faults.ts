import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/core/ports.ts';
import { ANA, DRAFT, MORNING, owner, RAE, valueOf, WEEK } from '../contracts/calendar/provider.ts';
import type { Fault, FaultProxy } from '../servers/fault-proxy.ts';
import { TEAM } from '../world.ts';

export type Faulty = {
  name: string;
  /** How the provider writes a new event, and how it reads a calendar. */
  writes: string;
  reads: string;
  open: () => Promise<{ calendar: Calendar; proxy: FaultProxy; events: () => Promise<number> }>;
};

/** Whatever happens on the line, nothing is made twice, nothing is lost, and nobody is free who is not. */
export function faultsOf({ name, writes, reads, open }: Faulty): void {
  describe(`faults on the line to ${name}`, () => {
    test.each<Fault>(['busy', 'broken', 'lost', 'half', 'silent'])(
      'F3, F9, scenario 20: an event whose making ends in "%s" is made once in the end',
      async fault => {
        const { calendar, proxy, events } = await open();
        proxy.next(writes, fault);
        const first = await calendar.create(DRAFT);
        expect(['unavailable', 'ok']).toContain(first.kind);
        const second = valueOf(await calendar.create(DRAFT));
        expect(second.eventId).toBe(DRAFT.id);
        expect(await events()).toBe(1);
      },
    );

    test.each<Fault>(['busy', 'broken', 'lost', 'half', 'silent', 'locked', 'expired'])(
      'a calendar that answers with "%s" again and again is not free',
      async fault => {
        const { calendar, proxy } = await open();
        valueOf(await calendar.create(DRAFT));
        proxy.next(reads, fault, fault, fault, fault, fault, fault);
        const away = (await calendar.busy(TEAM, [owner(ANA)], WEEK)).get(ANA.address);
        expect(['unavailable', 'refused']).toContain(away?.kind);
        proxy.next(reads);
        const back = valueOf((await calendar.busy(TEAM, [owner(ANA)], WEEK)).get(ANA.address));
        expect(back.map(b => b.time)).toEqual([MORNING]);
      },
    );

    test.each<Fault>(['busy', 'broken', 'lost', 'half', 'silent', 'locked', 'expired'])(
      'changes that cannot be told, with "%s" again and again, are not taken for none',
      async fault => {
        const { calendar, proxy } = await open();
        const { cursor } = valueOf(await calendar.follow(TEAM, owner(ANA), WEEK, undefined));
        valueOf(await calendar.create(DRAFT));
        proxy.next(reads, fault, fault, fault, fault, fault, fault);
        const away = await calendar.follow(TEAM, owner(ANA), WEEK, cursor);
        expect(['unavailable', 'refused', 'gone']).toContain(away.kind);
        proxy.next(reads);
        const back = valueOf(await calendar.follow(TEAM, owner(ANA), WEEK, cursor));
        expect(back.parts.flatMap(p => p.busy).map(b => b.time)).toEqual([MORNING]);
      },
    );

    test('F9: a calendar that stumbles once is read all the same', async () => {
      const { calendar, proxy } = await open();
      valueOf(await calendar.create(DRAFT));
      proxy.next(reads, 'broken');
      expect(valueOf((await calendar.busy(TEAM, [owner(ANA)], WEEK)).get(ANA.address))).toHaveLength(1);
    });

    test('F9: an event that has to wait is told with for how long, and is not tried again at once', async () => {
      const { calendar, proxy, events } = await open();
      proxy.next(writes, 'busy', 'busy');
      const wait = { kind: 'unavailable', because: 'http 429', retryAfterMs: 1000 };
      expect(await calendar.create(DRAFT)).toEqual(wait);
      expect(await calendar.create(DRAFT)).toEqual(wait);
      valueOf(await calendar.create(DRAFT));
      expect(await events()).toBe(1);
    });

    test('F11: a cancellation whose answer was lost is done the second time', async () => {
      const { calendar, proxy, events } = await open();
      valueOf(await calendar.create(DRAFT));
      for (const method of ['DELETE', 'PUT', 'POST']) proxy.next(method, 'lost');
      await calendar.cancel(TEAM, RAE, DRAFT.id);
      for (const method of ['DELETE', 'PUT', 'POST']) proxy.next(method);
      expect(await calendar.cancel(TEAM, RAE, DRAFT.id)).toEqual({ kind: 'ok', value: undefined });
      expect(await events()).toBe(0);
    });
  });
}
