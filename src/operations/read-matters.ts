import { type Matter, mattersOfApplication, mattersOfRole } from '../core/clock/matters.ts';
import type { RoleMatter } from '../core/clock/nudges/rule.ts';
import type { Habits, Handovers } from '../core/clock/waits.ts';
import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Person, Workspace } from '../core/loop/people.ts';
import { openEntry, type Role, type Situation } from '../core/loop/situation.ts';
import type { Db } from '../store/database.ts';
import { listHandovers } from '../store/nudges.ts';
import { listPeople } from '../store/people.ts';
import { listReadings } from '../store/readings.ts';
import { countHiresByRole, findLastMove } from '../store/role-moves.ts';
import { findRole, listRoles } from '../store/roles.ts';
import { findSituation, listOpenSituations } from '../store/situations.ts';
import { findWorkspace } from '../store/workspaces.ts';

/** What was opened longer ago than anything is asked about is not read. */
const READINGS = { hours: 90 * 24 };

/** Everything that reminding goes by, read at one moment. */
export type Matters = {
  workspace: Workspace;
  people: ReadonlyMap<PersonId, Person>;
  situations: readonly Situation[];
  matters: readonly Matter[];
};

export async function readMatters(db: Db, team: TeamId, now: Temporal.Instant): Promise<Matters | undefined> {
  const on = await readOn(db, team, now);
  if (!on) return undefined;
  const situations = await listOpenSituations(db, team);
  const roles = await readRoles(db, await listRoles(db, team), situations);
  const matters = [
    ...situations.flatMap(situation => mattersOfApplication({ situation, readings: on.readings }, on)),
    ...roles.flatMap(role => mattersOfRole(role, on)),
  ];
  return { ...on, situations, matters };
}

/** An application or a role, with what may be owed to somebody in it. */
export type Concern = { matters: Matter[]; role: Role; situation: Situation | undefined };

/** Of some applications and roles; what is gone is not in it. */
export async function readConcerns(
  db: Db,
  team: TeamId,
  abouts: readonly Id[],
  now: Temporal.Instant,
): Promise<Map<Id, Concern>> {
  const on = await readOn(db, team, now);
  const concerns = new Map<Id, Concern>();
  if (!on) return concerns;
  for (const about of new Set(abouts)) {
    const concern = await readConcern(db, team, about, on);
    if (concern) concerns.set(about, concern);
  }
  return concerns;
}

async function readConcern(db: Db, team: TeamId, about: Id, on: On): Promise<Concern | undefined> {
  const situation = await findSituation(db, team, about);
  if (situation) {
    const matters = mattersOfApplication({ situation, readings: on.readings }, on);
    return { matters, role: situation.role, situation };
  }
  const role = await findRole(db, team, about);
  if (!role) return undefined;
  const [matter] = await readRoles(db, [role], await listOpenSituations(db, team, role.id));
  return { matters: matter ? mattersOfRole(matter, on) : [], role, situation };
}

type On = {
  workspace: Workspace;
  people: Map<PersonId, Person>;
  habits: Habits;
  handovers: Handovers;
  readings: Set<string>;
  now: Temporal.Instant;
};

async function readOn(db: Db, team: TeamId, now: Temporal.Instant): Promise<On | undefined> {
  const workspace = await findWorkspace(db, team);
  if (!workspace) return undefined;
  const people = new Map((await listPeople(db, team)).map(p => [p.id, p]));
  return {
    workspace,
    people,
    habits: habitsOf(workspace, people),
    handovers: await listHandovers(db, team),
    readings: await listReadings(db, team, now.subtract(READINGS)),
    now,
  };
}

export function habitsOf(workspace: Workspace, people: ReadonlyMap<PersonId, Person>): Habits {
  const zones = [...people].flatMap(([id, { zone }]) => (zone ? [[id, zone] as const] : []));
  return { daysOff: workspace.daysOff, zones: new Map(zones) };
}

async function readRoles(
  db: Db,
  roles: readonly Role[],
  situations: readonly Situation[],
): Promise<RoleMatter[]> {
  const [first] = roles;
  if (!first) return [];
  const byRole = Map.groupBy(situations, s => s.role.id);
  const hires = await countHiresByRole(db, first.team);
  const matters: RoleMatter[] = [];
  for (const role of roles) {
    const inside = (byRole.get(role.id) ?? []).map(s => ({ stageId: openEntry(s)?.stageId ?? '' }));
    const lastMoveAt = inside.length > 0 ? undefined : await findLastMove(db, role.team, role.id);
    matters.push({ role, inside, hires: hires.get(role.id) ?? 0, lastMoveAt: lastMoveAt ?? role.openedAt });
  }
  return matters;
}
