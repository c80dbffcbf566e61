import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Db, Tx } from './database.ts';

/** When somebody wants to be reminded, at the earliest, and of which rules not. */
export type NudgeHabit = { person: PersonId; time: Temporal.PlainTime; muted: readonly string[] };

export async function listNudgeHabits(db: Db, team: TeamId): Promise<Map<PersonId, NudgeHabit>> {
  const rows = await db.selectFrom('nudge_habit').selectAll().where('team_id', '=', team).execute();
  return new Map(
    rows.map(r => {
      const time = Temporal.PlainTime.from(r.time);
      return [r.person_id, { person: r.person_id, time, muted: JSON.parse(r.muted_json) as string[] }];
    }),
  );
}

export async function saveNudgeHabit(
  tx: Tx,
  team: TeamId,
  { person, time, muted }: NudgeHabit,
): Promise<void> {
  const values = { time: time.toString({ smallestUnit: 'minute' }), muted_json: JSON.stringify(muted) };
  await tx
    .insertInto('nudge_habit')
    .values({ team_id: team, person_id: person, ...values })
    .onConflict(c => c.columns(['team_id', 'person_id']).doUpdateSet(values))
    .execute();
}
