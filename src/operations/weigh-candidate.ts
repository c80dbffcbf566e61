import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import {
  openEntry,
  type Application,
  type Candidate,
  type Role,
  type Situation,
} from '../core/loop/situation.ts';
import { readWindows, writeWindows } from '../core/loop/windows/text.ts';
import type { Interval } from '../core/time/interval.ts';
import { InputError, UserError } from '../core/user-error.ts';
import { findApplicationOf } from '../store/applications.ts';
import { findCandidateByEmail } from '../store/candidates.ts';
import type { Db } from '../store/database.ts';
import { findSituation } from '../store/situations.ts';
import { type CandidateInput, readCandidate } from './add-candidate.ts';
import { authorise } from './authorise.ts';
import { requireRole } from './require.ts';

/** One thing about a candidate that a list says differently, as people read it. */
type Change = { what: 'name' | 'zone' | 'résumé' | 'times'; from: string; to: string };

/** What one row of a list comes to. */
export type Weighed = {
  kind: 'create' | 'change' | 'unchanged';
  role: Role;
  candidate: Candidate;
  /** As stored, where the candidate is known from this role or another. */
  before: Candidate | undefined;
  /** Theirs in this role, if they are in it already. */
  situation: Situation | undefined;
  source: string | undefined;
  /** The times to store; undefined leaves them as they are. */
  windows: readonly Interval[] | undefined;
  changes: readonly Change[];
};

/** @param by Who brings the list; without somebody, nobody's right to do so is checked. */
export type On = { tx: Db; team: TeamId; by: PersonId | undefined; now: Temporal.Instant };

/**
 * Says what bringing in one row of a list does, by e-mail and role, without doing it. An import decides with this and
 * so does its dry run.
 * @throws UserError with all that is wrong with the row.
 */
export async function weighCandidate(on: On, input: CandidateInput): Promise<Weighed> {
  const role = await requireRole(on, input.role);
  if (on.by !== undefined) await authorise({ ...on, by: on.by }, 'add candidates', { role });
  if (role.closed) throw new InputError({ role: `${role.title} is closed.` });
  const before = await findCandidateByEmail(on.tx, on.team, input.email.trim().toLowerCase());
  const situation = before && (await situationIn(on, before, role.id));
  const timesStand = situation !== undefined && saysTheSame(input, situation);
  const fields = readCandidate(timesStand ? { ...input, windows: '' } : input, on.now);
  const candidate: Candidate = {
    team: on.team,
    id: before?.id ?? '',
    name: fields.name,
    email: fields.email,
    zone: fields.zone,
    resumeUrl: fields.resumeUrl ?? before?.resumeUrl,
    addedAt: before?.addedAt ?? on.now,
  };
  const windows = fields.windows.length > 0 ? fields.windows : undefined;
  const changes = [
    ...(before ? factsThatDiffer(before, candidate) : []),
    ...(situation && windows ? timesThatDiffer(situation, windows, candidate.zone) : []),
  ];
  const known = situation ? (changes.length > 0 ? 'change' : 'unchanged') : 'create';
  return { kind: known, role, candidate, before, situation, source: fields.source, windows, changes };
}

async function situationIn(on: On, candidate: Candidate, role: Id): Promise<Situation | undefined> {
  const application: Application | undefined = await findApplicationOf(on.tx, on.team, candidate.id, role);
  return application && findSituation(on.tx, on.team, application.id);
}

/**
 * Whether the row offers what it offered when it was first brought in. "Thu 9-12" meant the Thursday after that day,
 * and a time that has passed since was right then: the same file twice changes nothing.
 */
function saysTheSame(input: CandidateInput, { windows, windowsOfferedAt, candidate }: Situation): boolean {
  if (!windowsOfferedAt || input.zone.trim() !== candidate.zone) return false;
  const then = readWindows(input.windows, candidate.zone, windowsOfferedAt);
  return then.problems.length === 0 && areEqual(then.windows, windows);
}

function areEqual(some: readonly Interval[], others: readonly Interval[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ start, end }, i) => others[i]?.start.equals(start) && others[i].end.equals(end))
  );
}

function factsThatDiffer(before: Candidate, after: Candidate): Change[] {
  const facts: Change[] = [
    { what: 'name', from: before.name, to: after.name },
    { what: 'zone', from: before.zone, to: after.zone },
    { what: 'résumé', from: before.resumeUrl ?? 'none', to: after.resumeUrl ?? 'none' },
  ];
  return facts.filter(({ from, to }) => from !== to);
}

function timesThatDiffer(situation: Situation, windows: readonly Interval[], zone: string): Change[] {
  if (areEqual(situation.windows, windows)) return [];
  const { candidate } = situation;
  if (!openEntry(situation)) {
    throw new UserError(`The application of ${candidate.name} is closed: no interviews are left to book.`);
  }
  const words = (times: readonly Interval[], zone: string) =>
    times.length > 0 ? writeWindows(times, zone).replaceAll('\n', '; ') : 'none';
  return [{ what: 'times', from: words(situation.windows, candidate.zone), to: words(windows, zone) }];
}
