import type { TeamId } from '../core/loop/glossary.ts';
import type { Busy, BusyPart } from '../core/ports.ts';
import { classOf } from '../core/scheduling/busy-words.ts';
import { BUSY_CLASSES } from '../core/scheduling/problem.ts';
import type { Interval } from '../core/time/interval.ts';
import { instant, ms } from './columns.ts';
import type { Db } from './database.ts';

/** What somebody's calendar said of a stretch of time, when it was last read. */
export type Mirrored = {
  address: string;
  zone: string;
  within: Interval;
  parts: BusyPart[];
  readAt: Temporal.Instant;
  /** From where its changes are told; empty where it is to be read whole. */
  cursor: string;
  /** Since when it is not believed. */
  doubtedAt?: Temporal.Instant | undefined;
};

export async function listMirrored(db: Db, team: TeamId): Promise<Mirrored[]> {
  const rows = await db.selectFrom('busy_mirror').selectAll().where('team_id', '=', team).execute();
  return rows.map(row => ({
    address: row.address,
    zone: row.zone,
    within: { start: instant(row.from_at), end: instant(row.until_at) },
    parts: fromJson(row.busy_json),
    readAt: instant(row.read_at),
    cursor: row.cursor,
    doubtedAt: row.doubted_at === null ? undefined : instant(row.doubted_at),
  }));
}

/** Addresses whose calendars are not believed. */
export async function listDoubted(db: Db, team: TeamId): Promise<string[]> {
  const rows = await db
    .selectFrom('busy_mirror')
    .select('address')
    .where('team_id', '=', team)
    .where('doubted_at', 'is not', null)
    .execute();
  return rows.map(r => r.address);
}

export async function saveMirrored(db: Db, team: TeamId, mirrored: Mirrored): Promise<void> {
  const { address, zone, within, parts, readAt, cursor, doubtedAt } = mirrored;
  const values = {
    zone,
    from_at: ms(within.start),
    until_at: ms(within.end),
    busy_json: toJson(parts),
    read_at: ms(readAt),
    cursor,
    doubted_at: doubtedAt ? ms(doubtedAt) : null,
  };
  await db
    .insertInto('busy_mirror')
    .values({ team_id: team, address, ...values })
    .onConflict(c => c.columns(['team_id', 'address']).doUpdateSet(values))
    .execute();
}

/** They are to be asked again for what has changed. */
export async function expireMirrored(db: Db, team: TeamId, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await db
    .updateTable('busy_mirror')
    .set({ read_at: 0 })
    .where('team_id', '=', team)
    .where('address', 'in', [...addresses])
    .execute();
}

/** Nothing is known of it any more: whatever it says next is believed. */
export async function deleteMirrored(db: Db, team: TeamId, address: string): Promise<void> {
  await db.deleteFrom('busy_mirror').where('team_id', '=', team).where('address', '=', address).execute();
}

/** Only what may be done with the time is kept, and no title. */
type Stored = [startMs: number, endMs: number, klass: number, eventId?: string];
type StoredPart = [key: string, busy: Stored[], under?: string];

function toJson(parts: readonly BusyPart[]): string {
  const stored = parts.map(({ key, busy, under }): StoredPart => {
    const spans = busy.map(toStored);
    return under === undefined ? [key, spans] : [key, spans, under];
  });
  return JSON.stringify(stored);
}

function toStored(busy: Busy): Stored {
  const { start, end } = busy.time;
  const klass = BUSY_CLASSES.indexOf(classOf(busy));
  const span = [start.epochMilliseconds, end.epochMilliseconds, klass] as const;
  return busy.eventId === undefined ? [...span] : [...span, busy.eventId];
}

function fromJson(text: string): BusyPart[] {
  return (JSON.parse(text) as StoredPart[]).map(([key, busy, under]) => ({
    key,
    ...(under === undefined ? {} : { under }),
    busy: busy.map(([start, end, klass, eventId]) => ({
      time: { start: instant(start), end: instant(end) },
      class: BUSY_CLASSES[klass] ?? 'fixed',
      ...(eventId === undefined ? {} : { eventId }),
    })),
  }));
}
