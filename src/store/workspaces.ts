import type { TeamId } from '../core/loop/glossary.ts';
import type { Workspace } from '../core/loop/people.ts';
import type { Db, Tx } from './database.ts';

export async function findWorkspace(db: Db, team: TeamId): Promise<Workspace | undefined> {
  const row = await db.selectFrom('workspace').selectAll().where('team_id', '=', team).executeTakeFirst();
  if (!row) return undefined;
  const days = await db
    .selectFrom('day_off')
    .select(['day', 'name'])
    .where('team_id', '=', team)
    .orderBy('day')
    .execute();
  return {
    team,
    name: row.name,
    zone: row.zone,
    quietFrom: Temporal.PlainTime.from(row.quiet_from),
    quietTo: Temporal.PlainTime.from(row.quiet_to),
    digestTime: Temporal.PlainTime.from(row.digest_time),
    ...(row.digest_channel ? { digestChannel: row.digest_channel } : {}),
    spread: row.spread,
    focus: row.focus,
    noticeHours: row.notice_hours,
    daysOff: days.map(d => ({ day: Temporal.PlainDate.from(d.day), name: d.name })),
  };
}

export async function listWorkspaces(db: Db): Promise<TeamId[]> {
  const rows = await db.selectFrom('workspace').select('team_id').execute();
  return rows.map(r => r.team_id);
}

export async function saveWorkspace(tx: Tx, workspace: Workspace): Promise<void> {
  const { team, name, zone, daysOff } = workspace;
  const values = {
    name,
    zone,
    quiet_from: workspace.quietFrom.toString({ smallestUnit: 'minute' }),
    quiet_to: workspace.quietTo.toString({ smallestUnit: 'minute' }),
    digest_time: workspace.digestTime.toString({ smallestUnit: 'minute' }),
    digest_channel: workspace.digestChannel ?? null,
    spread: workspace.spread,
    focus: workspace.focus,
    notice_hours: workspace.noticeHours,
  };
  await tx
    .insertInto('workspace')
    .values({ team_id: team, ...values })
    .onConflict(c => c.column('team_id').doUpdateSet(values))
    .execute();
  await tx.deleteFrom('day_off').where('team_id', '=', team).execute();
  if (daysOff.length === 0) return;
  await tx
    .insertInto('day_off')
    .values(daysOff.map(d => ({ team_id: team, day: d.day.toString(), name: d.name })))
    .execute();
}
