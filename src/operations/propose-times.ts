import type { Id, PersonId } from '../core/loop/glossary.ts';
import { STAGE_KINDS, type InterviewPlan } from '../core/loop/pipeline.ts';
import type { MeetingRoom } from '../core/loop/meeting-rooms.ts';
import type { Proposal, ProposedInterview } from '../core/loop/proposal.ts';
import {
  type Interview,
  interviewsOfEntry,
  openEntry,
  openStage,
  planOf,
  type Situation,
  unbookedPlans,
} from '../core/loop/situation.ts';
import { loadPlanner } from './planner.ts';
import { UserError } from '../core/user-error.ts';
import { insertProposal } from '../store/proposals.ts';
import { authorise } from './authorise.ts';
import { operate, type Step } from './operate.ts';
import { gatherFacts } from './gather-facts.ts';
import { type Guests, guestsForSeat, guestsOf } from './guests.ts';
import { type Placement, poseProblem } from './pose-problem.ts';
import { planOptions } from './propose-options.ts';
import { noting, toOption } from './proposed-itinerary.ts';
import { refuseClosedRole, requireSituation } from './require.ts';
import type { Actor, World } from './world.ts';

/** `move` names interviews that have a time, `replace` a seat whose holder cannot. */
export type Wish =
  | { purpose: 'book' }
  | { purpose: 'move'; interviews: readonly Id[] }
  | { purpose: 'replace'; seat: Id };

/** How many ways the planner finds, to choose different ones from. */
const FOUND = 60;

/** Finds the best times and people for what an application waits for, and keeps them to be booked by number. */
export async function proposeTimes(
  world: World,
  actor: Actor,
  application: Id,
  wish: Wish,
): Promise<Proposal> {
  const on = { tx: world.db, team: actor.team, by: actor.person };
  const situation = await requireSituation(on, application);
  await authorise(on, 'schedule interviews', { situation });
  const { placements, guests, moved } = await placementsFor(world, situation, wish);
  const facts = await gatherFacts(world, actor.team, moved);
  const problem = poseProblem({ ...facts, situation, placements, guests, take: FOUND });
  const asked = { placements, learners: facts.learners, rooms: facts.rooms, moved };
  const { plan, options } = await planOptions(problem, asked);
  const proposal: Proposal = {
    id: world.ids.next(),
    application,
    purpose: wish.purpose,
    seat: wish.purpose === 'replace' ? wish.seat : undefined,
    options,
    proven: plan.proven,
    because: plan.because,
    changes: plan.relaxations.map(r => ({
      changes: r.changes,
      itinerary: noting(r.changes, toOption(r.itinerary, asked)),
    })),
    unreadable: facts.unreadable,
    unreadableRooms: namesOfRooms(situation, facts.unreadableRooms),
    asOf: facts.asOf,
    moving: moved.map(one => one.id),
    madeAt: facts.now,
  };
  await keep(world, actor, proposal);
  return proposal;
}

/** Those that would have been in question: of the role's office. */
const namesOfRooms = ({ role }: Situation, rooms: readonly MeetingRoom[]): string[] =>
  rooms.filter(room => room.site === role.site).map(room => room.name);

/**
 * The best people for one seat at the time that stands, each with why; calendars are read once.
 * @param not Who is out of the question besides.
 */
export async function searchPeople(
  world: World,
  situation: Situation,
  seat: Id,
  { most, not }: { most: number; not: readonly PersonId[] },
): Promise<ProposedInterview[]> {
  const { placements, guests } = await placementsFor(world, situation, { purpose: 'replace', seat });
  const facts = await gatherFacts(world, situation.role.team, []);
  const { planEach } = await loadPlanner();
  const people: ProposedInterview[] = [];
  const out = [...guests.never, ...not];
  while (people.length < most) {
    const [plan] = planEach(
      poseProblem({ ...facts, situation, placements, guests: { ...guests, never: out }, take: 1 }),
    );
    const [best] = plan?.itineraries.map(i => toOption(i, { ...facts, placements, moved: [] })) ?? [];
    const found = best?.interviews[0];
    const person = found?.seats[0]?.person;
    if (!found || person === undefined) break;
    people.push(found);
    out.push(person);
  }
  return people;
}

async function keep(world: World, actor: Actor, proposal: Proposal): Promise<void> {
  await operate(world, actor, 'propose-times', step => keepProposal(step, proposal));
}

/** Remembers what somebody is shown. */
export async function keepProposal(step: Step, proposal: Proposal): Promise<void> {
  const { id, application, purpose, options, madeAt } = proposal;
  const { team, by } = step;
  await insertProposal(step.tx, { team, id, application, body: proposal, madeAt }, by);
  await step.audit(`application:${application}`, {
    after: { proposal: id, purpose, options: options.length },
  });
}

type Task = { placements: Placement[]; guests: Guests; moved: Interview[] };

async function placementsFor(world: World, situation: Situation, wish: Wish): Promise<Task> {
  const { candidate } = situation;
  const entry = openEntry(situation);
  const stage = openStage(situation);
  if (!entry || !stage)
    throw new UserError(`The application of ${candidate.name} is closed: there is nothing to schedule.`);
  if (!STAGE_KINDS[stage.kind].meets)
    throw new UserError(`The ${stage.name} needs no meeting.`, `See /hire status ${candidate.name}.`);
  refuseClosedRole(situation.role);
  const current = interviewsOfEntry(situation, entry);
  if (wish.purpose === 'replace') return replacement(world, situation, wish.seat);
  const moved = wish.purpose === 'move' ? movable(current, wish.interviews) : [];
  const plans = wish.purpose === 'move' ? moved.map(i => planOf(situation, i)) : unbookedPlans(situation);
  if (plans.length === 0) {
    const all =
      wish.purpose === 'move'
        ? 'There is no booked interview to move.'
        : `The ${stage.name} with ${candidate.name} is booked already.`;
    throw new UserError(
      all,
      wish.purpose === 'book' ? `Move one with /hire reschedule ${candidate.name}.` : undefined,
    );
  }
  return {
    placements: plans.map(plan => ({ plan, seats: plan.seats, fixedStart: undefined })),
    guests: await guestsOf(world.db, situation, moved),
    moved,
  };
}

/** Those with a time. One whose scorecard is in took place. */
function movable(interviews: readonly Interview[], wanted: readonly Id[]): Interview[] {
  return interviews.filter(i => wanted.includes(i.id) && i.booking && !i.seats.some(s => s.scoredAt));
}

async function replacement(world: World, situation: Situation, seatId: Id): Promise<Task> {
  const interview = situation.interviews.find(i => i.seats.some(s => s.id === seatId));
  const seat = interview?.seats.find(s => s.id === seatId);
  if (!interview?.booking || !seat)
    throw new UserError('This seat was given to somebody else, or the interview was called off.');
  const plan: InterviewPlan = planOf(situation, interview);
  const wanted = plan.seats[seat.position];
  if (!wanted) throw new Error(`Interview ${interview.id} has no seat ${seat.position}`);
  return {
    placements: [{ plan, seats: [wanted], fixedStart: interview.booking.time.start }],
    guests: await guestsForSeat(world.db, situation, interview),
    moved: [],
  };
}
