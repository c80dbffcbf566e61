import { replaceWindows } from '../store/applications.ts';
import { insertCandidate, updateCandidate } from '../store/candidates.ts';
import { listSituationsOfCandidate } from '../store/situations.ts';
import type { CandidateInput } from './add-candidate.ts';
import { enterPipeline } from './enter-pipeline.ts';
import { operate, type Step } from './operate.ts';
import { refreshAbout, refreshApplication } from './outbox.ts';
import { weighCandidate, type Weighed } from './weigh-candidate.ts';
import type { Actor, World } from './world.ts';

/**
 * Brings one row of a list in: a candidate into a role, or up to date where they are in it already. Unlike
 * `addCandidate` it posts no message, since a list of thousands would be thousands of messages to one recruiter.
 */
export function importCandidate(world: World, actor: Actor, input: CandidateInput): Promise<Weighed> {
  return operate(world, actor, 'import-candidate', async step => {
    const weighed = await weighCandidate(step, input);
    if (weighed.kind === 'create') await create(step, weighed);
    if (weighed.kind === 'change') await change(step, weighed);
    return weighed;
  });
}

async function create(step: Step, weighed: Weighed): Promise<void> {
  const { role, source } = weighed;
  const candidateId = await saveFacts(step, weighed);
  const windows = weighed.windows ?? [];
  const application = await enterPipeline(step, { candidate: candidateId, role, source, windows });
  await refreshAbout(step, application.id, [role.recruiter, role.hiringManager]);
}

async function change(step: Step, weighed: Weighed): Promise<void> {
  const { situation, windows, candidate } = weighed;
  await saveFacts(step, weighed);
  if (!situation || !weighed.changes.some(({ what }) => what === 'times')) return;
  const { application } = situation;
  await replaceWindows(step.tx, application, windows ?? [], step.now);
  await step.audit(`application:${application.id}`, {
    before: { windows: situation.windows, zone: situation.candidate.zone },
    after: { windows, zone: candidate.zone },
  });
  await refreshApplication(step, situation);
}

/** @returns the candidate's id. What other roles show of them is brought up to date too. */
async function saveFacts(step: Step, { before, candidate, changes }: Weighed): Promise<string> {
  if (!before) {
    const id = step.nextId();
    await insertCandidate(step.tx, { ...candidate, id }, step.by);
    return id;
  }
  if (changes.every(({ what }) => what === 'times')) return before.id;
  await updateCandidate(step.tx, candidate);
  await step.audit(`candidate:${before.id}`, { before, after: candidate });
  for (const situation of await listSituationsOfCandidate(step.tx, step.team, before.id)) {
    await refreshApplication(step, situation);
  }
  return before.id;
}
