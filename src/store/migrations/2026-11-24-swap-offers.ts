import type { Kysely } from 'kysely';

/** Seats that were offered to others because their holder cannot, to whom and in which wave. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('swap_offer')
    .addColumn('team_id', 'text', c => c.notNull())
    .addColumn('seat_id', 'text', c => c.notNull())
    .addColumn('booking_version', 'integer', c => c.notNull())
    .addColumn('person_id', 'text', c => c.notNull())
    .addColumn('wave', 'integer', c => c.notNull())
    .addColumn('offered_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('swap_offer_once', [
      'team_id',
      'seat_id',
      'booking_version',
      'person_id',
    ] as never[])
    .execute();
}
