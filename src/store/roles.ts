import type { Selectable } from 'kysely';
import type { Id, TeamId } from '../core/loop/glossary.ts';
import type { Role } from '../core/loop/situation.ts';
import { instant, ms, readLayers, readPipeline } from './columns.ts';
import type { Db, Tx } from './database.ts';
import type { RoleClosureTable, RoleTable } from './schema.ts';

type RoleRow = Selectable<RoleTable> & {
  [K in 'why' | 'closed_at' | 'closed_by']: RoleClosureTable[K] | null;
};

function toRole(row: RoleRow): Role {
  const { why, closed_at, closed_by } = row;
  return {
    team: row.team_id,
    id: row.id,
    title: row.title,
    level: row.level,
    layers: readLayers(row.layers_json),
    language: row.language,
    hiringManager: row.hiring_manager,
    recruiter: row.recruiter,
    channel: row.channel,
    zone: row.zone,
    headCount: row.head_count,
    targetDay: Temporal.PlainDate.from(row.target_day),
    pipeline: readPipeline(row.pipeline_json),
    site: row.site || undefined,
    openedAt: instant(row.opened_at),
    closed:
      why && closed_at !== null && closed_by ? { why, at: instant(closed_at), by: closed_by } : undefined,
  };
}

const roles = (db: Db, team: TeamId) =>
  db
    .selectFrom('role as r')
    .leftJoin('role_closure as c', j =>
      j.onRef('c.team_id', '=', 'r.team_id').onRef('c.role_id', '=', 'r.id'),
    )
    .selectAll('r')
    .select(['c.why', 'c.closed_at', 'c.closed_by'])
    .where('r.team_id', '=', team);

export async function findRole(db: Db, team: TeamId, id: Id): Promise<Role | undefined> {
  const row = await roles(db, team).where('r.id', '=', id).executeTakeFirst();
  return row && toRole(row);
}

/** Newest first. */
export async function listRoles(db: Db, team: TeamId, which: 'open' | 'all' = 'open'): Promise<Role[]> {
  const rows = await roles(db, team)
    .$if(which === 'open', q => q.where('c.role_id', 'is', null))
    .orderBy('r.opened_at', 'desc')
    .orderBy('r.id')
    .execute();
  return rows.map(toRole);
}

const columns = (role: Role) => ({
  title: role.title,
  level: role.level,
  layers_json: JSON.stringify(role.layers),
  language: role.language,
  hiring_manager: role.hiringManager,
  recruiter: role.recruiter,
  channel: role.channel,
  zone: role.zone,
  head_count: role.headCount,
  target_day: role.targetDay.toString(),
  pipeline_json: JSON.stringify(role.pipeline),
  site: role.site ?? '',
});

export async function insertRole(tx: Tx, role: Role, by: string): Promise<void> {
  await tx
    .insertInto('role')
    .values({
      team_id: role.team,
      id: role.id,
      ...columns(role),
      opened_at: ms(role.openedAt),
      opened_by: by,
    })
    .execute();
}

export async function updateRole(tx: Tx, role: Role): Promise<void> {
  await tx
    .updateTable('role')
    .set(columns(role))
    .where('team_id', '=', role.team)
    .where('id', '=', role.id)
    .execute();
}

export async function insertRoleClosure(tx: Tx, role: Role): Promise<void> {
  if (!role.closed) throw new Error(`Role ${role.id} is not closed`);
  await tx
    .insertInto('role_closure')
    .values({
      team_id: role.team,
      role_id: role.id,
      why: role.closed.why,
      closed_at: ms(role.closed.at),
      closed_by: role.closed.by,
    })
    .execute();
}
