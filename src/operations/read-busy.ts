import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Busy } from '../core/ports.ts';
import type { Interval } from '../core/time/interval.ts';
import { listDoubted } from '../store/busy-mirror.ts';
import { type Calendared, ownerOf } from './addresses.ts';
import type { World } from './world.ts';

/** What calendars say. Whoever is missing from `busy` could not be read, and is never taken for free. */
export type BusyRead = {
  busy: Map<PersonId, Busy[]>;
  unreadable: PersonId[];
  /** Of the unreadable, those whose calendar somebody has to give access to; `wholly`: no calendar can be read so. */
  refused: Map<PersonId, { because: string; wholly: boolean }>;
};

const PEOPLE_A_CALL = 50;

/** What stands in a calendar but for some of our own events. */
export const othersThan = (events: readonly string[], busy: readonly Busy[]): Busy[] =>
  busy.filter(b => !b.eventId || !events.includes(b.eventId));

/** @param without Ids of calendar events that do not count: an interview does not block its own move. */
export async function readBusy(
  world: World,
  team: TeamId,
  members: readonly Calendared[],
  within: Interval,
  without: readonly string[] = [],
): Promise<BusyRead> {
  const doubted = await listDoubted(world.db, team);
  const busy = new Map<PersonId, Busy[]>();
  const refused: BusyRead['refused'] = new Map();
  for (let at = 0; at < members.length; at += PEOPLE_A_CALL) {
    const owners = members.slice(at, at + PEOPLE_A_CALL).map(ownerOf);
    const outcomes = await world.calendar.busy(team, owners, within);
    for (const [person, outcome] of outcomes) {
      if (outcome.kind === 'refused')
        refused.set(person, { because: outcome.because, wholly: outcome.wholly ?? false });
      const owner = owners.find(o => o.person === person);
      if (outcome.kind === 'ok' && !doubted.includes(owner?.address ?? ''))
        busy.set(person, othersThan(without, outcome.value));
    }
  }
  const unreadable = members.map(m => m.person).filter(person => !busy.has(person));
  return { busy, unreadable, refused };
}
