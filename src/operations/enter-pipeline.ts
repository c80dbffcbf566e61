import type { Id } from '../core/loop/glossary.ts';
import type { Application, Role, StageEntry } from '../core/loop/situation.ts';
import type { Interval } from '../core/time/interval.ts';
import { insertApplication, insertStageEntry, replaceWindows } from '../store/applications.ts';
import type { Step } from './operate.ts';

type Arrival = { candidate: Id; role: Role; source: string | undefined; windows: readonly Interval[] };

/** Puts a candidate into the first stage of a role's pipeline. */
export async function enterPipeline(
  step: Step,
  { candidate, role, source, windows }: Arrival,
): Promise<Application> {
  const [first] = role.pipeline.stages;
  if (!first) throw new Error(`Pipeline ${role.pipeline.id} has no stages`);
  const application: Application = {
    team: step.team,
    id: step.nextId(),
    candidateId: candidate,
    roleId: role.id,
    source,
    appliedAt: step.now,
  };
  const entry: StageEntry = {
    id: step.nextId(),
    stageId: first.id,
    position: 0,
    enteredAt: step.now,
    decision: undefined,
  };
  await insertApplication(step.tx, application, step.by);
  await insertStageEntry(step.tx, application, entry, step.by);
  await replaceWindows(step.tx, application, windows, step.now);
  await step.audit(`application:${application.id}`, { after: { candidate, role: role.id, stage: first.id } });
  return application;
}
