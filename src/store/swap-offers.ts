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
    })
    .onConflict(c => c.columns(['team_id', 'seat_id', 'booking_version', 'person_id']).doNothing())
    .execute();
}

/** To whom a seat was offered, for one version of its booking. */
export async function listSwapOffers(db: Db, team: TeamId, seat: Id, version: number): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('swap_offer')
    .select('person_id')
    .where('team_id', '=', team)
    .where('seat_id', '=', seat)
    .where('booking_version', '=', version)
    .orderBy('wave')
    .orderBy('person_id')
    .execute();
  return rows.map(r => r.person_id);
}
