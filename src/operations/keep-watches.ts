import type { TeamId } from '../core/loop/glossary.ts';
import { type CalendarWatch, deleteWatch, listWatches, saveWatch } from '../store/calendar-watches.ts';
import { listOrganisers } from '../store/event-links.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { addressOf } from './addresses.ts';
import { watchOf } from './watch-words.ts';
import type { Site, World } from './world.ts';

/** Renewed so long before its end: a provider that is down for a day loses nobody's calls. */
const IN_TIME = { hours: 24 };
/** After one that could not be started, and one that was refused: somebody has to change something first. */
const AGAIN = { minutes: 10 };
const REFUSED = { hours: 6 };
/** Started in one look: the rest has its turn a minute later. */
const AT_A_TIME = 20;

/**
 * Has providers call us when calendars change, as far as they can and as we can be reached. Without it, or when calls are
 * lost, calendars are looked at every few minutes all the same.
 */
export async function keepWatches(world: World, team: TeamId): Promise<void> {
  const { site, calendar, db } = world;
  if (!site || !calendar.pushTo) return;
  const wanted = (await addressesOf(world, team)).filter(a => calendar.pushTo?.(a));
  const standing = Map.groupBy(await listWatches(db, team), w => w.address);
  for (const [address, watches] of standing)
    for (const watch of wanted.includes(address) ? watches.slice(1) : watches) await end(world, watch);
  const due = wanted.filter(a => isDue(standing.get(a)?.[0], world));
  await Promise.all(
    due.slice(0, AT_A_TIME).map(a => replace(world, site, { team, address: a, old: standing.get(a)?.[0] })),
  );
}

/** Whose calendars are read: those of interviewers, and those that hold events of ours. */
async function addressesOf({ db }: World, team: TeamId): Promise<string[]> {
  const members = await listInterviewers(db, team);
  const addresses = [...members.map(m => addressOf(m.person, m)), ...(await listOrganisers(db, team))];
  return [...new Set(addresses)];
}

const isDue = (watch: CalendarWatch | undefined, { clock }: World): boolean =>
  !watch || Temporal.Instant.compare(watch.renewAt, clock.now()) <= 0;

type Renewed = { team: TeamId; address: string; old: CalendarWatch | undefined };

/** The new one is written down before it is asked for, since the provider may call at once; the old one goes after it. */
async function replace(world: World, site: Site, { team, address, old }: Renewed): Promise<void> {
  const now = world.clock.now();
  const fresh = { id: world.ids.next(), team, address, handle: '', until: now, renewAt: now };
  await saveWatch(world.db, fresh);
  const started = await world.calendar.pushTo?.(address)?.start(address, watchOf(site, fresh.id));
  if (started?.kind === 'ok') {
    const { handle, until } = started.value;
    await saveWatch(world.db, { ...fresh, handle, until, renewAt: until.subtract(IN_TIME) });
    if (old) await end(world, old);
    return;
  }
  const renewAt = now.add(started?.kind === 'refused' ? REFUSED : AGAIN);
  if (!old) return saveWatch(world.db, { ...fresh, renewAt });
  await deleteWatch(world.db, fresh.id);
  await saveWatch(world.db, { ...old, renewAt });
}

/** One that cannot be stopped ends by itself, and until then its calls open nothing. */
async function end(world: World, { id, address, handle }: CalendarWatch): Promise<void> {
  if (handle !== '') await world.calendar.pushTo?.(address)?.stop(address, handle);
  await deleteWatch(world.db, id);
}
