import type { TeamId } from '../core/loop/glossary.ts';
import type { Busy } from '../core/ports.ts';
import type { Interval } from '../core/time/interval.ts';
import { instant, ms } from './columns.ts';
import type { Db } from './database.ts';

/** What somebody's calendar said of a stretch of time, when it was last read. */
export type Mirrored = {
  address: string;
  zone: string;
  within: Interval;
  busy: Busy[];
  readAt: Temporal.Instant;
};

export async function listMirrored(db: Db, team: TeamId): Promise<Mirrored[]> {
  const rows = await db.selectFrom('busy_mirror').selectAll().where('team_id', '=', team).execute();
  return rows.map(row => ({
    address: row.address,
    zone: row.zone,
    within: { start: instant(row.from_at), end: instant(row.until_at) },
    busy: fromJson(row.busy_json),
    readAt: instant(row.read_at),
  }));
}

export async function saveMirrored(db: Db, team: TeamId, mirrored: Mirrored): Promise<void> {
  const { address, zone, within, busy, readAt } = mirrored;
  const values = {
    zone,
    from_at: ms(within.start),
    until_at: ms(within.end),
    busy_json: toJson(busy),
    read_at: ms(readAt),
  };
  await db
    .insertInto('busy_mirror')
    .values({ team_id: team, address, ...values })
    .onConflict(c => c.columns(['team_id', 'address']).doUpdateSet(values))
    .execute();
}

/** They are to be asked again. */
export async function deleteMirrored(db: Db, team: TeamId, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await db
    .deleteFrom('busy_mirror')
    .where('team_id', '=', team)
    .where('address', 'in', [...addresses])
    .execute();
}

type Stored = [startMs: number, endMs: number, eventId?: string];

function toJson(busy: readonly Busy[]): string {
  const stored = busy.map(({ time, eventId }): Stored => {
    const span: Stored = [time.start.epochMilliseconds, time.end.epochMilliseconds];
    return eventId === undefined ? span : [span[0], span[1], eventId];
  });
  return JSON.stringify(stored);
}

function fromJson(text: string): Busy[] {
  return (JSON.parse(text) as Stored[]).map(([start, end, eventId]) => ({
    time: { start: instant(start), end: instant(end) },
    ...(eventId === undefined ? {} : { eventId }),
  }));
}
