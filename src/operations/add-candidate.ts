import type { Id } from '../core/loop/glossary.ts';
import type { Application, Candidate, Role } from '../core/loop/situation.ts';
import { cleanEmail, cleanLine, cleanName, cleanUrl, cleanZone, shorten } from '../core/loop/text.ts';
import { readWindows } from '../core/loop/windows/text.ts';
import { InputError, readFields, UserError } from '../core/user-error.ts';
import type { Interval } from '../core/time/interval.ts';
import { findApplicationOf } from '../store/applications.ts';
import { findCandidateByEmail, insertCandidate, updateCandidate } from '../store/candidates.ts';
import { authorise } from './authorise.ts';
import { enterPipeline } from './enter-pipeline.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, refreshAbout } from './outbox.ts';
import { requireRole } from './require.ts';
import type { Actor, World } from './world.ts';

/** As typed: everything is checked by the operation. */
export type CandidateInput = {
  role: Id;
  name: string;
  email: string;
  zone: string;
  resumeUrl: string;
  source: string;
  /** Times they offer, in the form that `readWindows` reads; may be empty. */
  windows: string;
};

const SOURCE_LIMIT = 60;

export type Added = {
  application: Id;
  candidate: Candidate;
  role: Role;
  /** What they offer, as it was understood. */
  windows: readonly Interval[];
  /** The candidate was known from another role; name, zone and résumé now are as given here. */
  known: boolean;
};

/** Puts a candidate into the first stage of a role. One application a candidate and role, told apart by e-mail. */
export async function addCandidate(world: World, actor: Actor, input: CandidateInput): Promise<Added> {
  return operate(world, actor, 'add-candidate', async step => {
    const role = await requireRole(step, input.role);
    await authorise(step, 'add candidates', { role });
    if (role.closed)
      throw new InputError({ role: `${role.title} is closed. Open a role again before adding candidates.` });
    const fields = readCandidate(input, step.now);
    const known = await findCandidateByEmail(step.tx, step.team, fields.email);
    const candidate: Candidate = {
      team: step.team,
      id: known?.id ?? step.nextId(),
      name: fields.name,
      email: fields.email,
      zone: fields.zone,
      resumeUrl: fields.resumeUrl ?? known?.resumeUrl,
      addedAt: known?.addedAt ?? step.now,
    };
    await (known ? updateCandidate(step.tx, candidate) : insertCandidate(step.tx, candidate, step.by));
    if (known) await step.audit(`candidate:${candidate.id}`, { before: known, after: candidate });
    await refuseSecond(step, candidate, role);
    const { source, windows } = fields;
    const application = await enterPipeline(step, { candidate: candidate.id, role, source, windows });
    await tellRecruiter(step, role, application);
    return { application: application.id, candidate, role, windows, known: known !== undefined };
  });
}

type CandidateFields = {
  name: string;
  email: string;
  zone: string;
  resumeUrl: string | undefined;
  source: string | undefined;
  windows: Interval[];
};

/** @throws InputError with all problems by field. */
export function readCandidate(input: CandidateInput, now: Temporal.Instant): CandidateFields {
  return readFields<CandidateFields>({
    name: () => cleanName(input.name, 'The name'),
    email: () => cleanEmail(input.email),
    zone: () => cleanZone(input.zone),
    resumeUrl: () => (input.resumeUrl.trim() ? cleanUrl(input.resumeUrl, 'The résumé link') : undefined),
    source: () => shorten(cleanLine(input.source), SOURCE_LIMIT) || undefined,
    windows: () => requireWindows(input.windows, safeZone(input.zone), now),
  });
}

/** A wrong zone is reported at its own field; the windows are then read in UTC just to find further mistakes. */
function safeZone(text: string): string {
  try {
    return cleanZone(text);
  } catch {
    return 'UTC';
  }
}

/** @throws UserError with every line that cannot be read. */
export function requireWindows(text: string, zone: string, now: Temporal.Instant): Interval[] {
  const { windows, problems } = readWindows(text, zone, now);
  if (problems.length > 0) throw new UserError(problems.join(' '));
  return windows;
}

async function refuseSecond(step: Step, candidate: Candidate, role: Role): Promise<void> {
  if (!(await findApplicationOf(step.tx, step.team, candidate.id, role.id))) return;
  const hint = `See /hire status ${candidate.name}, or change the times they offer with /hire candidate ${candidate.name}.`;
  throw new InputError({
    email: `${candidate.name} (${candidate.email}) is already in ${role.title}. ${hint}`,
  });
}

async function tellRecruiter(step: Step, role: Role, application: Application): Promise<void> {
  if (role.recruiter !== step.by) {
    await postNotice(step, {
      key: `arrived:${application.id}`,
      ref: { notice: 'arrived', ids: { application: application.id } },
      to: role.recruiter,
      subject: application.id,
    });
  }
  await refreshAbout(step, application.id, [role.recruiter, role.hiringManager]);
}
