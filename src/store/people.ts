import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Person, Standing } from '../core/loop/people.ts';
import { ms } from './columns.ts';
import type { Db, Tx } from './database.ts';
import type { Selectable } from 'kysely';
import type { PersonTable } from './schema.ts';

function toPerson(row: Selectable<PersonTable>): Person {
  return {
    team: row.team_id,
    id: row.id,
    name: row.name,
    email: row.email ?? undefined,
    zone: row.zone ?? undefined,
    isAdmin: row.is_admin === 1,
    isBot: row.is_bot === 1,
    isOutside: row.is_outside === 1,
  };
}

export async function findPerson(db: Db, team: TeamId, id: PersonId): Promise<Person | undefined> {
  const query = db.selectFrom('person').selectAll().where('team_id', '=', team).where('id', '=', id);
  const row = await query.executeTakeFirst();
  return row && toPerson(row);
}

export async function listPeople(db: Db, team: TeamId): Promise<Person[]> {
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where('team_id', '=', team)
    .orderBy('name')
    .execute();
  return rows.map(toPerson);
}

export async function savePerson(db: Db, person: Person, now: Temporal.Instant): Promise<void> {
  const values = {
    name: person.name,
    email: person.email ?? null,
    zone: person.zone ?? null,
    is_admin: person.isAdmin ? (1 as const) : (0 as const),
    is_bot: person.isBot ? (1 as const) : (0 as const),
    is_outside: person.isOutside ? (1 as const) : (0 as const),
    refreshed_at: ms(now),
  };
  await db
    .insertInto('person')
    .values({ team_id: person.team, id: person.id, ...values })
    .onConflict(c => c.columns(['team_id', 'id']).doUpdateSet(values))
    .execute();
}

export async function findStanding(db: Db, team: TeamId, person: PersonId): Promise<Standing> {
  const duties = await db
    .selectFrom('staff')
    .select('duty')
    .where('team_id', '=', team)
    .where('person_id', '=', person)
    .execute();
  const known = await findPerson(db, team, person);
  if (known?.isOutside) return { admin: false, recruiter: false, outside: true };
  return {
    outside: false,
    // The workspace's own admins can always set Hireloop up, so that nobody is locked out.
    admin: known?.isAdmin === true || duties.some(d => d.duty === 'admin'),
    recruiter: duties.some(d => d.duty === 'recruiter'),
  };
}

export async function listStaff(
  db: Db,
  team: TeamId,
): Promise<{ person: PersonId; duty: 'admin' | 'recruiter' }[]> {
  const rows = await db
    .selectFrom('staff')
    .select(['person_id', 'duty'])
    .where('team_id', '=', team)
    .orderBy('since_at')
    .orderBy('person_id')
    .execute();
  return rows.map(r => ({ person: r.person_id, duty: r.duty }));
}

/** Whoever is not in the list has no duty any more. */
export async function replaceStaff(
  tx: Tx,
  team: TeamId,
  staff: readonly { person: PersonId; duty: 'admin' | 'recruiter' }[],
  by: PersonId,
  now: Temporal.Instant,
): Promise<void> {
  await tx.deleteFrom('staff').where('team_id', '=', team).execute();
  if (staff.length === 0) return;
  await tx
    .insertInto('staff')
    .values(
      staff.map(({ person, duty }) => ({
        team_id: team,
        person_id: person,
        duty,
        since_at: ms(now),
        by_person: by,
      })),
    )
    .execute();
}

/** Names to write where Slack shows no mentions. */
export async function namesOf(
  db: Db,
  team: TeamId,
  people: readonly PersonId[],
): Promise<Map<PersonId, string>> {
  if (people.length === 0) return new Map();
  const query = db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('team_id', '=', team)
    .where('id', 'in', people);
  return new Map((await query.execute()).map(r => [r.id, r.name]));
}
