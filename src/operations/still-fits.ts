import type { PersonId } from '../core/loop/glossary.ts';
import type { Interviewer } from '../core/loop/people.ts';
import { interviewsOf, type Stage } from '../core/loop/pipeline.ts';
import type { ProposedInterview } from '../core/loop/proposal.ts';
import { isForLearning } from '../core/loop/qualify.ts';
import { type Interview, openStage, type Situation } from '../core/loop/situation.ts';
import type { Busy } from '../core/ports.ts';
import type { Change } from '../core/scheduling/changes.ts';
import { loadPlanner } from './planner.ts';
import { applyChanges } from '../core/scheduling/relax/apply-changes.ts';
import type { Problem, SeatNeed } from '../core/scheduling/problem.ts';
import { type Interval, overlaps } from '../core/time/interval.ts';
import type { Claim } from '../store/bookings.ts';
import { findEventLink } from '../store/event-links.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { lockInterviewers } from '../store/locks.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { Guests } from './guests.ts';
import type { Step } from './operate.ts';
import { horizonOf, type Placement, poseProblem } from './pose-problem.ts';
import { forgetMirrored } from './mirror-calendars.ts';
import { readBusy } from './read-busy.ts';
import { listTakenTime, takenFor } from './taken-time.ts';
import type { World } from './world.ts';
import { earlier, later } from '../core/time/instants.ts';

/** Interviewers keep at most two hours free around an interview: what lies further away does not matter to it. */
const AROUND = { hours: 2 };
/** The week's caps count from its Monday, wherever in the week we are. */
const WEEK = { hours: 7 * 24 };

export type BusyNow = ReadonlyMap<PersonId, readonly Busy[]>;

/**
 * Reads the calendars of the chosen people once more, before the transaction: nothing waits for a calendar while the
 * database is held. Whoever cannot be read is not in it, and so not free.
 */
export async function readCalendars(
  world: World,
  situation: Situation,
  planned: readonly ProposedInterview[],
): Promise<BusyNow> {
  const { team } = situation.role;
  const members = await listInterviewers(world.db, team, peopleIn(planned));
  const links = await Promise.all(situation.interviews.map(i => findEventLink(world.db, team, i.id)));
  const own = links.flatMap(link => link?.eventId ?? []);
  const { busy } = await readBusy(world, team, members, spanOf(planned), own);
  await forgetMirrored(world, team, members);
  return busy;
}

function spanOf(planned: readonly ProposedInterview[]): Interval {
  const start = planned.map(p => p.start).reduce(earlier);
  const end = planned.map(p => p.end).reduce(later);
  return { start: start.subtract(AROUND), end: end.add(AROUND) };
}

const peopleIn = (planned: readonly ProposedInterview[]): PersonId[] => [
  ...new Set(planned.flatMap(p => p.seats.map(s => s.person))),
];

export type Choice = {
  situation: Situation;
  planned: readonly ProposedInterview[];
  /** The interviews that are moved, or whose seat is given away: what they hold now does not stand in their own way. */
  freed: readonly Interview[];
  /** What was agreed to so that it fits: rules that are bent for this booking. */
  granted?: readonly Change[];
  guests: Guests;
  busy: BusyNow;
};

/**
 * What people, times and rules still allow of what was proposed: somebody may have been booked, paused or reached a cap
 * since. Nobody books the same people until the transaction ends.
 * @returns undefined where it does not fit any more. Who was to learn and cannot is left out: that stands in nobody's way.
 */
export async function whatFits(step: Step, choice: Choice): Promise<ProposedInterview[] | undefined> {
  const { situation, busy, granted = [], guests } = choice;
  const stage = openStage(situation);
  const workspace = await findWorkspace(step.tx, step.team);
  if (!stage || !workspace) return undefined;
  const people = peopleIn(choice.planned);
  await lockInterviewers(step.tx, step.team, people);
  const members = await listInterviewers(step.tx, step.team, people);
  const claims = await listStandingClaims(step, choice);
  const planned = withoutBusyLearners(choice.planned, { members, claims, busy });
  const placements = planned.map(p => placementOf(p, stage));
  const base = { situation, workspace, members, busy, claims, placements, guests, now: step.now, take: 1 };
  // Rooms are settled by themselves: their time is claimed like that of people.
  const posed = poseProblem({ ...base, rooms: [], learners: [] });
  const problem = applyChanges(posed, situation.application.id, granted);
  const { planEach } = await loadPlanner();
  const [found] = planEach(onlyTheChosen(problem, planned));
  const fits = planned.every(p => allFree(p, busy, granted)) && (found?.itineraries.length ?? 0) > 0;
  return fits ? planned : undefined;
}

function withoutBusyLearners(
  planned: readonly ProposedInterview[],
  { members, claims, busy }: { members: readonly Interviewer[]; claims: readonly Claim[]; busy: BusyNow },
): ProposedInterview[] {
  const isFree = (person: PersonId, time: Interval) =>
    members.some(m => m.person === person && !m.paused && !m.isOutside) &&
    !claims.some(c => c.holder === `person:${person}` && overlaps(c.time, time)) &&
    busy.get(person)?.some(b => overlaps(b.time, time)) === false;
  return planned.map(interview => ({
    ...interview,
    seats: interview.seats.filter(s => !isForLearning(s) || isFree(s.person, interview)),
  }));
}

async function listStandingClaims(step: Step, { freed, situation }: Choice): Promise<Claim[]> {
  const { start, end } = horizonOf(step.now);
  const within = { start: start.subtract(WEEK), end };
  const claims = await listTakenTime(step.tx, step.team, within, step.now);
  const { id } = situation.application;
  return takenFor(claims, id).filter(c => !freed.some(i => i.id === c.appointment));
}

function placementOf(planned: ProposedInterview, stage: Stage): Placement {
  const plan = interviewsOf(stage).find(p => p.id === planned.part);
  if (!plan) throw new Error(`The ${stage.name} has no interview ${planned.part}`);
  return {
    plan,
    seats: planned.seats.flatMap(s => plan.seats[s.position] ?? []),
    fixedStart: planned.start,
  };
}

function allFree(planned: ProposedInterview, busy: BusyNow, granted: readonly Change[]): boolean {
  return planned.seats.every(s => {
    const taken = busy.get(s.person)?.filter(b => !isMoved(s.person, b.time, granted));
    return taken !== undefined && !taken.some(b => overlaps(b.time, planned));
  });
}

function isMoved(person: PersonId, { start, end }: Interval, granted: readonly Change[]): boolean {
  return granted.some(
    c => c.kind === 'move-busy' && c.person === person && c.start.equals(start) && c.end.equals(end),
  );
}

/** What an audit says of changes. */
export const changedAfter = (granted: readonly Change[]) =>
  granted.length > 0 ? { changed: granted.map(c => c.text) } : {};

/** The same problem with nobody to choose from and no seat left empty: it has a solution where the choice still holds. */
function onlyTheChosen(problem: Problem, planned: readonly ProposedInterview[]): Problem {
  const chosen = (part: string, seat: string) =>
    planned.find(p => p.part === part)?.seats.find(s => String(s.position) === seat)?.person ?? '';
  return {
    ...problem,
    loops: problem.loops.map(loop => ({
      ...loop,
      interviews: loop.interviews.map(interview => ({
        ...interview,
        seats: interview.seats.map(seat => {
          const pool = [chosen(interview.id, seat.id)];
          const within = (n: SeatNeed) => pool.filter(person => n.pool?.includes(person) ?? true);
          const anyOf = seat.anyOf?.map(n => ({ ...n, pool: within(n) }));
          return { ...seat, optional: false, pool, ...(anyOf ? { anyOf } : {}) };
        }),
      })),
    })),
  };
}
