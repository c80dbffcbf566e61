import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import { ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

export type SwapOffer = { seat: Id; version: number; person: PersonId; wave: number };

export async function insertSwapOffer(
  tx: Tx,
  team: TeamId,
  offer: SwapOffer,
  now: Temporal.Instant,
): Promise<void> {
  const { seat, version, person, wave } = offer;
  await tx
    .insertInto('swap_offer')
    .values({
      team_id: team,
      seat_id: seat,
      booking_version: version,
      person_id: person,
      wave,
      offered_at: ms(now),
      refused_at: null,
    })
    .onConflict(c => c.columns(['team_id', 'seat_id', 'booking_version', 'person_id']).doNothing())
    .execute();
}

/** One who was asked, and whether they said no. */
export type Asked = { person: PersonId; wave: number; refused: boolean };

/** To whom a seat was offered, for one version of its booking, first asked first. */
export async function listSwapOffers(db: Db, team: TeamId, seat: Id, version: number): Promise<Asked[]> {
  const rows = await db
    .selectFrom('swap_offer')
    .select(['person_id', 'wave', 'refused_at'])
    .where('team_id', '=', team)
    .where('seat_id', '=', seat)
    .where('booking_version', '=', version)
    .orderBy('wave')
    .orderBy('person_id')
    .execute();
  return rows.map(r => ({ person: r.person_id, wave: r.wave, refused: r.refused_at !== null }));
}

/** @returns false where they were not asked, or had said so already. */
export async function refuseSwapOffer(
  tx: Tx,
  team: TeamId,
  offer: Omit<SwapOffer, 'wave'>,
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await tx
    .updateTable('swap_offer')
    .set({ refused_at: ms(now) })
    .where('team_id', '=', team)
    .where('seat_id', '=', offer.seat)
    .where('booking_version', '=', offer.version)
    .where('person_id', '=', offer.person)
    .where('refused_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
