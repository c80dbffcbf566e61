import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { NamedPerson } from '../core/loop/named-people.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

/** Those who were named for an application, in the order in which they were. */
export async function listNamedPeople(db: Db, team: TeamId, application: Id): Promise<NamedPerson[]> {
  const rows = await db
    .selectFrom('named_person as n')
    .leftJoin('person as p', j => j.onRef('p.team_id', '=', 'n.team_id').onRef('p.id', '=', 'n.person_id'))
    .leftJoin('person as b', j => j.onRef('b.team_id', '=', 'n.team_id').onRef('b.id', '=', 'n.by_person'))
    .selectAll('n')
    .select(['p.name', 'b.name as by_name'])
    .where('n.team_id', '=', team)
    .where('n.application_id', '=', application)
    .orderBy('n.named_at')
    .orderBy('n.person_id')
    .execute();
  return rows.map(row => ({
    person: row.person_id,
    name: row.name ?? 'Somebody',
    part: row.part,
    entry: row.stage_entry_id,
    interview: row.interview_part ?? undefined,
    by: row.by_person,
    byName: row.by_name ?? 'somebody',
    at: instant(row.named_at),
  }));
}

export async function insertNamedPerson(
  tx: Tx,
  team: TeamId,
  application: Id,
  { person, part, entry, interview, by, at }: Omit<NamedPerson, 'name' | 'byName'>,
): Promise<void> {
  const of = { person_id: person, part, stage_entry_id: entry, interview_part: interview ?? null };
  const said = { by_person: by, named_at: ms(at) };
  await tx
    .insertInto('named_person')
    .values({ team_id: team, application_id: application, ...of, ...said })
    .execute();
}

export async function deleteNamedPerson(
  tx: Tx,
  team: TeamId,
  application: Id,
  person: PersonId,
): Promise<void> {
  await tx
    .deleteFrom('named_person')
    .where('team_id', '=', team)
    .where('application_id', '=', application)
    .where('person_id', '=', person)
    .execute();
}
