import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Interviewer, WeeklyHours } from '../core/loop/people.ts';
import { ms } from './columns.ts';
import type { Db, Tx } from './database.ts';
import { listTrainings } from './trainings.ts';

/** @param only Leave it out for all of the team. */
export async function listInterviewers(
  db: Db,
  team: TeamId,
  only?: readonly PersonId[],
): Promise<Interviewer[]> {
  if (only?.length === 0) return [];
  const rows = await db
    .selectFrom('interviewer as i')
    .leftJoin('person as p', j => j.onRef('p.team_id', '=', 'i.team_id').onRef('p.id', '=', 'i.person_id'))
    .leftJoin('pause as z', j =>
      j.onRef('z.team_id', '=', 'i.team_id').onRef('z.person_id', '=', 'i.person_id'),
    )
    .selectAll('i')
    .select(['p.name', 'p.email', 'p.is_outside', 'z.since_at as paused_at'])
    .where('i.team_id', '=', team)
    .$if(only !== undefined, q => q.where('i.person_id', 'in', [...(only ?? [])]))
    .orderBy('i.person_id')
    .execute();
  const skills = Map.groupBy(await listSkills(db, team, only), s => s.person_id);
  const trainings = Map.groupBy(await listTrainings(db, team, only), t => t.person);
  return rows.map(row => ({
    team,
    person: row.person_id,
    name: row.name ?? 'Somebody',
    email: row.email ?? undefined,
    level: row.level,
    zone: row.zone,
    hours: JSON.parse(row.hours_json) as WeeklyHours,
    offHours: JSON.parse(row.off_hours_json) as WeeklyHours,
    perDay: row.per_day ?? undefined,
    perWeek: row.per_week ?? undefined,
    bufferMinutes: row.buffer_minutes,
    skills: Object.fromEntries((skills.get(row.person_id) ?? []).map(s => [s.skill, s.quality])),
    learns: (trainings.get(row.person_id) ?? []).map(t => t.stage),
    paused: row.paused_at !== null,
    isOutside: row.is_outside === 1,
  }));
}

/** By name, so that the same skills always read the same. */
async function listSkills(db: Db, team: TeamId, only: readonly PersonId[] | undefined) {
  return db
    .selectFrom('interviewer_skill')
    .selectAll()
    .where('team_id', '=', team)
    .$if(only !== undefined, q => q.where('person_id', 'in', [...(only ?? [])]))
    .orderBy('skill')
    .execute();
}

export async function findInterviewer(
  db: Db,
  team: TeamId,
  person: PersonId,
): Promise<Interviewer | undefined> {
  const [found] = await listInterviewers(db, team, [person]);
  return found;
}

export async function saveInterviewer(
  tx: Tx,
  interviewer: Interviewer,
  now: Temporal.Instant,
): Promise<void> {
  const { team, person } = interviewer;
  const values = {
    level: interviewer.level,
    zone: interviewer.zone,
    hours_json: JSON.stringify(interviewer.hours),
    off_hours_json: JSON.stringify(interviewer.offHours),
    per_day: interviewer.perDay ?? null,
    per_week: interviewer.perWeek ?? null,
    buffer_minutes: interviewer.bufferMinutes,
  };
  await tx
    .insertInto('interviewer')
    .values({ team_id: team, person_id: person, ...values, joined_at: ms(now) })
    .onConflict(c => c.columns(['team_id', 'person_id']).doUpdateSet(values))
    .execute();
  await tx
    .deleteFrom('interviewer_skill')
    .where('team_id', '=', team)
    .where('person_id', '=', person)
    .execute();
  const skills = Object.entries(interviewer.skills);
  if (skills.length === 0) return;
  await tx
    .insertInto('interviewer_skill')
    .values(skills.map(([skill, quality]) => ({ team_id: team, person_id: person, skill, quality })))
    .execute();
}

export async function insertPause(
  tx: Tx,
  team: TeamId,
  person: PersonId,
  by: PersonId,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('pause')
    .values({ team_id: team, person_id: person, since_at: ms(now), by_person: by })
    .execute();
}

export async function deletePause(tx: Tx, team: TeamId, person: PersonId): Promise<void> {
  await tx.deleteFrom('pause').where('team_id', '=', team).where('person_id', '=', person).execute();
}
