import type { Id, TeamId } from '../core/loop/glossary.ts';
import { matchByName } from '../core/loop/match.ts';
import type { Application, Role, Situation, StageEntry } from '../core/loop/situation.ts';
import { interval } from '../core/time/interval.ts';
import { findApplicationOfAppointment } from './appointments.ts';
import { toCandidate } from './candidates.ts';
import { instant } from './columns.ts';
import type { Db } from './database.ts';
import { listInterviews } from './interviews.ts';
import { findRole, listRoles } from './roles.ts';

export async function findSituation(db: Db, team: TeamId, application: Id): Promise<Situation | undefined> {
  const [found] = await load(db, team, [application]);
  return found;
}

export async function findSituationOfInterview(
  db: Db,
  team: TeamId,
  interview: Id,
): Promise<Situation | undefined> {
  const application = await findApplicationOfInterview(db, team, interview);
  return application === undefined ? undefined : findSituation(db, team, application);
}

export async function findSituationOfAppointment(
  db: Db,
  team: TeamId,
  appointment: Id,
): Promise<Situation | undefined> {
  const application = await findApplicationOfAppointment(db, team, appointment);
  return application === undefined ? undefined : findSituation(db, team, application);
}

export async function findSituationOfSeat(db: Db, team: TeamId, seat: Id): Promise<Situation | undefined> {
  const application = await findApplicationOfSeat(db, team, seat);
  return application === undefined ? undefined : findSituation(db, team, application);
}

/** Its id alone, for whoever locks it before reading on. */
export async function findApplicationOfInterview(
  db: Db,
  team: TeamId,
  interview: Id,
): Promise<Id | undefined> {
  const row = await db
    .selectFrom('interview')
    .select('application_id')
    .where('team_id', '=', team)
    .where('id', '=', interview)
    .executeTakeFirst();
  return row?.application_id;
}

export async function findApplicationOfSeat(db: Db, team: TeamId, seat: Id): Promise<Id | undefined> {
  const row = await db
    .selectFrom('seat as s')
    .innerJoin('interview as i', j =>
      j.onRef('i.team_id', '=', 's.team_id').onRef('i.id', '=', 's.interview_id'),
    )
    .select('i.application_id')
    .where('s.team_id', '=', team)
    .where('s.id', '=', seat)
    .executeTakeFirst();
  return row?.application_id;
}

/** Applications that still wait for something, in roles that are open. Longest waiting first. */
export async function listOpenSituations(db: Db, team: TeamId, role?: Id): Promise<Situation[]> {
  const rows = await db
    .selectFrom('open_entry as e')
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'e.team_id').onRef('a.id', '=', 'e.application_id'),
    )
    .leftJoin('role_closure as c', j =>
      j.onRef('c.team_id', '=', 'a.team_id').onRef('c.role_id', '=', 'a.role_id'),
    )
    .select('a.id')
    .where('e.team_id', '=', team)
    .where('c.role_id', 'is', null)
    .$if(role !== undefined, q => q.where('a.role_id', '=', role ?? ''))
    .orderBy('e.entered_at')
    .orderBy('a.id')
    .execute();
  return load(
    db,
    team,
    rows.map(r => r.id),
  );
}

export async function listSituationsOfCandidate(db: Db, team: TeamId, candidate: Id): Promise<Situation[]> {
  const rows = await db
    .selectFrom('application')
    .select('id')
    .where('team_id', '=', team)
    .where('candidate_id', '=', candidate)
    .orderBy('applied_at')
    .orderBy('id')
    .execute();
  return load(
    db,
    team,
    rows.map(r => r.id),
  );
}

/** Keeps the order of `ids`. A list of any length: databases limit the parameters of one query. */
async function load(db: Db, team: TeamId, ids: readonly Id[]): Promise<Situation[]> {
  const found: Situation[] = [];
  for (let at = 0; at < ids.length; at += 500)
    found.push(...(await loadSome(db, team, ids.slice(at, at + 500))));
  return found;
}

async function loadSome(db: Db, team: TeamId, ids: readonly Id[]): Promise<Situation[]> {
  if (ids.length === 0) return [];
  // Stages after interviews: read side by side with a change, an interview must not belong to a stage not seen yet.
  const interviews = Map.groupBy(await listInterviews(db, team, ids), i => i.applicationId);
  const frames = await listFrames(db, team, ids);
  const windows = Map.groupBy(await loadWindows(db, team, ids), w => w.application_id);
  return frames.map(frame => {
    const { id } = frame.application;
    const offered = windows.get(id) ?? [];
    return {
      ...frame,
      interviews: interviews.get(id) ?? [],
      windows: offered.map(w => interval(instant(w.starts_at), instant(w.ends_at))),
      windowsOfferedAt: offered[0] && instant(offered[0].offered_at),
    };
  });
}

/** Who applied for what, and the stages they came to; in the order of `ids`, of which there are up to some hundreds. */
export async function listFrames(
  db: Db,
  team: TeamId,
  ids: readonly Id[],
): Promise<Pick<Situation, 'application' | 'candidate' | 'role' | 'entries'>[]> {
  if (ids.length === 0) return [];
  const heads = await loadHeads(db, team, ids);
  const roles = await loadRoles(db, team, [...new Set(heads.map(h => h.application.roleId))]);
  const entries = Map.groupBy(await loadEntries(db, team, ids), e => e.applicationId);
  const byId = new Map(heads.map(h => [h.application.id, h]));
  return ids.flatMap(id => {
    const head = byId.get(id);
    const role = head && roles.get(head.application.roleId);
    if (!head || !role) return [];
    const own = (entries.get(id) ?? []).map(({ applicationId: _, ...entry }) => entry);
    return { ...head, role, entries: own };
  });
}

async function loadRoles(db: Db, team: TeamId, ids: Id[]): Promise<Map<Id, Role>> {
  if (ids.length > 5) return new Map((await listRoles(db, team, 'all')).map(r => [r.id, r]));
  const roles = new Map<Id, Role>();
  for (const id of ids) {
    const role = await findRole(db, team, id);
    if (role) roles.set(id, role);
  }
  return roles;
}

async function loadHeads(db: Db, team: TeamId, ids: readonly Id[]) {
  const rows = await db
    .selectFrom('application as a')
    .innerJoin('candidate as c', j =>
      j.onRef('c.team_id', '=', 'a.team_id').onRef('c.id', '=', 'a.candidate_id'),
    )
    .selectAll('c')
    .select(['a.id as application_id', 'a.role_id', 'a.source', 'a.applied_at'])
    .where('a.team_id', '=', team)
    .where('a.id', 'in', ids)
    .execute();
  return rows.map(row => {
    const application: Application = {
      team,
      id: row.application_id,
      candidateId: row.id,
      roleId: row.role_id,
      source: row.source ?? undefined,
      appliedAt: instant(row.applied_at),
    };
    return { application, candidate: toCandidate(row) };
  });
}

async function loadEntries(
  db: Db,
  team: TeamId,
  ids: readonly Id[],
): Promise<(StageEntry & { applicationId: Id })[]> {
  const rows = await db
    .selectFrom('stage_entry as e')
    .leftJoin('decision as d', j =>
      j.onRef('d.team_id', '=', 'e.team_id').onRef('d.stage_entry_id', '=', 'e.id'),
    )
    .selectAll('e')
    .select(['d.kind', 'd.reason', 'd.decided_at', 'd.decided_by'])
    .where('e.team_id', '=', team)
    .where('e.application_id', 'in', ids)
    .orderBy('e.position')
    .execute();
  return rows.map(({ kind, reason, decided_at, decided_by, ...row }) => ({
    applicationId: row.application_id,
    id: row.id,
    stageId: row.stage_id,
    position: row.position,
    enteredAt: instant(row.entered_at),
    decision:
      kind && decided_at !== null
        ? { kind, reason: reason ?? '', at: instant(decided_at), by: decided_by ?? '' }
        : undefined,
  }));
}

async function loadWindows(db: Db, team: TeamId, ids: readonly Id[]) {
  return db
    .selectFrom('offered_window')
    .selectAll()
    .where('team_id', '=', team)
    .where('application_id', 'in', ids)
    .orderBy('starts_at')
    .execute();
}

/**
 * Applications, closed ones too, of candidates who are called so or begin so; the latest first. Compared here: what
 * databases make of the case of letters beyond a to z depends on how they were set up.
 */
export async function listSituationsNamed(db: Db, team: TeamId, name: string): Promise<Situation[]> {
  const rows = await db
    .selectFrom('application as a')
    .innerJoin('candidate as c', j =>
      j.onRef('c.team_id', '=', 'a.team_id').onRef('c.id', '=', 'a.candidate_id'),
    )
    .select(['a.id', 'c.name'])
    .where('a.team_id', '=', team)
    .orderBy('a.applied_at', 'desc')
    .orderBy('a.id')
    .execute();
  const match = matchByName(name, rows, r => r.name);
  const found = match.kind === 'one' ? [match.found] : match.kind === 'many' ? match.found : [];
  return load(
    db,
    team,
    found.map(r => r.id),
  );
}
