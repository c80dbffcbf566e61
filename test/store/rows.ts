import type { Application, Candidate, Role, StageEntry } from '../../src/core/loop/situation.ts';
import type { Kysely } from 'kysely';
import { insertApplication, insertStageEntry } from '../../src/store/applications.ts';
import { insertCandidate } from '../../src/store/candidates.ts';
import { insertInterview } from '../../src/store/interviews.ts';
import { insertRole } from '../../src/store/roles.ts';
import type { Schema } from '../../src/store/schema.ts';
import { findPipeline } from '../../src/core/kits/catalogue.ts';
import { catalogue, HANA, MONDAY, RAE } from '../world.ts';

const pipeline = findPipeline(catalogue, 'backend');

export function aRole(team: string, id: string, extra: Partial<Role> = {}): Role {
  if (!pipeline) throw new Error('no pipeline');
  return {
    team,
    id,
    title: `Role ${id}`,
    level: 'senior',
    layers: ['api', 'data'],
    language: 'typescript',
    hiringManager: HANA,
    recruiter: RAE,
    channel: 'C1',
    zone: 'Europe/Berlin',
    headCount: 1,
    targetDay: Temporal.PlainDate.from('2027-01-15'),
    pipeline: { id: pipeline.id, name: pipeline.name, stages: pipeline.stages },
    openedAt: MONDAY,
    closed: undefined,
    ...extra,
  };
}

export function aCandidate(team: string, id: string, extra: Partial<Candidate> = {}): Candidate {
  const email = `${id}@example.com`;
  return { team, id, name: id, email, zone: 'UTC', resumeUrl: undefined, addedAt: MONDAY, ...extra };
}

/** A candidate in the first stage of a role, each with this id and a prefix. */
export async function anApplication(
  db: Kysely<Schema>,
  team: string,
  id: string,
  role?: string,
): Promise<{ application: Application; entry: StageEntry }> {
  const application: Application = {
    team,
    id: `a-${id}`,
    candidateId: `c-${id}`,
    roleId: role ?? `r-${id}`,
    source: undefined,
    appliedAt: MONDAY,
  };
  const entry = { id: `e-${id}`, stageId: 'technical', position: 2, enteredAt: MONDAY, decision: undefined };
  await db.transaction().execute(async tx => {
    if (role === undefined) await insertRole(tx, aRole(team, `r-${id}`), RAE);
    await insertCandidate(tx, aCandidate(team, `c-${id}`), RAE);
    await insertApplication(tx, application, RAE);
    await insertStageEntry(tx, application, entry, RAE);
  });
  return { application, entry };
}

/** An interview of an application of its own. @returns its id. */
export async function anInterview(db: Kysely<Schema>, team: string, id: string): Promise<string> {
  const { application, entry } = await anApplication(db, team, id);
  const of = { applicationId: application.id, stageEntryId: entry.id, openedAt: MONDAY };
  const interview = { id: `i-${id}`, part: 'technical', name: 'Technical', minutes: 60, ...of };
  await db.transaction().execute(tx => insertInterview(tx, team, interview));
  return interview.id;
}
