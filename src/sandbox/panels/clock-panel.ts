import { Hono } from 'hono';
import { listOpenSituations } from '../../store/situations.ts';
import { COMPANY } from '../company.ts';
import type { Running } from '../running.ts';
import { nextMonday } from '../time-travel.ts';

/** The clock bar: what time it is in the sandbox, and the ways to move it on. */
export function clockPanel(running: () => Running, reset: () => Promise<void>): Hono {
  const app = new Hono();
  app.get('/', c => c.json(timeOf(running())));
  app.post('/', async c => {
    const { to } = await c.req.json<{ to?: string }>();
    if (to === 'reset') await reset();
    else {
      const target = await targetOf(running(), to ?? '');
      if (!target) return c.json({ ...timeOf(running()), note: 'No interview is booked ahead.' });
      await running().travel(target);
    }
    return c.json(timeOf(running()));
  });
  return app;
}

function timeOf({ clock }: Running) {
  const now = clock.now();
  const label = now.toZonedDateTimeISO(COMPANY.zone).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return { now: now.toString(), zone: COMPANY.zone, label };
}

async function targetOf(running: Running, to: string): Promise<Temporal.Instant | undefined> {
  const now = running.clock.now();
  if (to === '+1h') return now.add({ hours: 1 });
  if (to === 'monday') return nextMonday(now, COMPANY.zone);
  if (to !== 'next-interview') return undefined;
  const open = await listOpenSituations(running.world.db, running.identity.team);
  const starts = open.flatMap(s => s.interviews.flatMap(i => i.booking?.time.start ?? []));
  const ahead = starts.filter(s => Temporal.Instant.compare(now, s) < 0);
  return ahead.sort((a, b) => Temporal.Instant.compare(a, b))[0];
}
