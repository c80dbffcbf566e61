import { describe, expect, test, vi } from 'vitest';
import { localCalendar } from '../../src/calendars/local.ts';
import type { Calendar } from '../../src/core/ports.ts';
import { startRounds } from '../../src/jobs/rounds.ts';
import { startTicking } from '../../src/jobs/schedules.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import type { Store } from '../../src/store/database.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { recordOutside } from '../outside.ts';
import { quietLog } from '../quiet-log.ts';
import { acmeWithMia, ENGINES } from '../world.ts';

/** A provider that takes every call and answers none, until it is let go. */
function silent() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const asked: string[] = [];
  const wait = (call: string) => async () => {
    asked.push(call);
    await promise;
    return { kind: 'unavailable' as const, because: 'no answer' };
  };
  const make = ({ db }: Store): Calendar => ({
    ...localCalendar(calendarEvents(db)),
    provider: 'google',
    changes: wait('changes'),
    follow: wait('follow'),
  });
  return { make, asked, answer: resolve };
}

describe.each(ENGINES)('what is done each minute, on %s', engine => {
  test('reminds people while no calendar answers, and a stop waits for both', async () => {
    const provider = silent();
    const { world } = await acmeWithMia(engine, provider.make);
    const office = recordOutside(world);
    await office.drain();
    world.clock.set(Temporal.Instant.from('2026-12-04T09:30:00Z'));
    const ticking = startTicking(world, quietLog().log);
    await vi.waitFor(
      async () => {
        await office.drain();
        expect(office.posts.map(p => p.notice)).toContain('nudge');
        expect(provider.asked.toSorted()).toEqual(expect.arrayContaining(['changes', 'follow']));
      },
      { timeout: 20_000 },
    );
    const running = () =>
      ticking
        .rounds()
        .filter(r => r.since)
        .map(r => r.name);
    await vi.waitFor(() => expect(running()).toEqual(['events', 'calendars']), { timeout: 20_000 });

    let stopped = false;
    const stop = ticking.stop().then(() => (stopped = true));
    const others = ticking.rounds().filter(r => !r.since);
    expect(others.every(r => r.ended === 1 && r.failed === 0)).toBe(true);
    expect(stopped).toBe(false);
    provider.answer();
    await stop;
    expect(running()).toEqual([]);
  }, 60_000);
});

describe('rounds', () => {
  test('of one work never run twice at a time; one that fails keeps no other from its turn', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'Date'], now: 0 });
    try {
      const { promise, resolve } = Promise.withResolvers<void>();
      const begun: string[] = [];
      const works = new Map([
        ['slow', async () => (begun.push('slow'), await promise, true)],
        ['broken', () => (begun.push('broken'), Promise.reject(new Error('no database')))],
        ['quick', async () => (begun.push('quick'), true)],
      ]);
      const { log, lines } = quietLog();
      const on = { clock: { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) }, log };
      const ticking = startRounds(works, on);
      await vi.advanceTimersByTimeAsync(3 * 60_000);
      expect(begun.filter(name => name === 'slow')).toHaveLength(1);
      expect(begun.filter(name => name === 'quick')).toHaveLength(4);
      expect(ticking.rounds().map(r => [r.name, r.ended, r.failed])).toEqual([
        ['slow', 0, 0],
        ['broken', 4, 4],
        ['quick', 4, 0],
      ]);
      expect(lines).toHaveLength(4);
      const { world } = await acmeWithMia();
      const watched = { db: world.db, clock: on.clock, inFlight: () => 0, rounds: ticking.rounds };
      const text = await createMetrics(watched).metrics();
      expect(text).toContain('hireloop_round_running_seconds{round="slow"} 180');
      expect(text).toContain('hireloop_round_failed{round="broken"} 4');
      resolve();
      await ticking.stop();
      await vi.advanceTimersByTimeAsync(2 * 60_000);
      expect(begun.filter(name => name === 'slow')).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
