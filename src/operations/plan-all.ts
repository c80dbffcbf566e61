import { STAGE_KINDS } from '../core/loop/pipeline.ts';
import type { Proposal, ProposedItinerary } from '../core/loop/proposal.ts';
import type { Id, PersonId } from '../core/loop/glossary.ts';
import { openEntry, openStage, type Situation, unbookedPlans } from '../core/loop/situation.ts';
import type { JointPlan, JointProgress } from '../core/scheduling/joint/plan-joint.ts';
import type { Loop, Problem } from '../core/scheduling/problem.ts';
import { UserError } from '../core/user-error.ts';
import { listOpenSituations } from '../store/situations.ts';
import { isAllowed } from './authorise.ts';
import { gatherFacts } from './gather-facts.ts';
import { type Guests, guestsOf } from './guests.ts';
import { planJointly } from './joint-worker.ts';
import { operate } from './operate.ts';
import { type Placement, poseProblem } from './pose-problem.ts';
import { toOption } from './proposed-itinerary.ts';
import { keepProposal } from './propose-times.ts';
import type { Actor, World } from './world.ts';

/** Times and people for everybody who waits, found together: nobody's best is at the cost of somebody else's. */
export type PlanForAll = {
  id: Id;
  madeAt: Temporal.Instant;
  /** In the order of their first interview. */
  placed: readonly { situation: Situation; proposal: Id; itinerary: ProposedItinerary; cost: number }[];
  /** Why, in sentences. */
  unplaced: readonly { situation: Situation; because: readonly string[] }[];
  /** They wait for times, and have offered none. */
  withoutTimes: readonly Situation[];
  unreadable: readonly PersonId[];
  /** When the oldest of the calendars was read; undefined where they are Hireloop's own. */
  asOf: Temporal.Instant | undefined;
  cost: number;
  /** No plan costs less than this. */
  bound: number;
};

export type Progress = JointProgress & { readonly waiting: number };

/** Plans in a thread of its own, and keeps what was found to be booked as a whole or one by one. */
export async function planAll(
  world: World,
  actor: Actor,
  onProgress: (progress: Progress) => void = () => {},
): Promise<PlanForAll> {
  const waiting = await listWaiting(world, actor);
  const ready = waiting.filter(s => s.windows.length > 0);
  const gathered = await gatherFacts(world, actor.team);
  // People are the same for all here: what is kept for one of them is in the way of all.
  const facts = { ...gathered, claims: gathered.claims.map(({ heldFor: _, ...claim }) => claim) };
  const tasks = await Promise.all(ready.map(situation => taskFor(world, situation)));
  const problem = poseTogether(tasks, facts);
  const joint = problem
    ? await planJointly(problem, {
        onProgress: progress => onProgress({ ...progress, waiting: ready.length }),
      })
    : NOTHING;
  const { asOf, unreadable } = facts;
  const plan = { id: world.ids.next(), madeAt: facts.now, asOf, unreadable };
  const placed = tasks
    .flatMap(task =>
      placedIn({ ...task, learners: facts.learners, rooms: facts.rooms }, joint, world.ids.next()),
    )
    .sort((a, b) => startOf(a.itinerary) - startOf(b.itinerary));
  await keep(world, actor, plan, placed);
  return {
    ...plan,
    placed,
    unplaced: tasks.flatMap(({ situation }) => {
      const left = joint.unplaced.find(one => one.id === situation.application.id);
      return left ? [{ situation, because: left.because }] : [];
    }),
    withoutTimes: waiting.filter(s => s.windows.length === 0),
    cost: joint.cost,
    bound: joint.bound,
  };
}

const NOTHING: Pick<JointPlan, 'loops' | 'unplaced' | 'cost' | 'bound'> = {
  loops: [],
  unplaced: [],
  cost: 0,
  bound: 0,
};

/** Everybody whose open stage has interviews without a time, as far as the person may book them. */
async function listWaiting(world: World, { team, person }: Actor): Promise<Situation[]> {
  const waiting: Situation[] = [];
  for (const situation of await listOwn(world, { team, person })) {
    const stage = openStage(situation);
    if (!stage || !STAGE_KINDS[stage.kind].meets || situation.role.closed) continue;
    if (unbookedPlans(situation).length === 0) continue;
    waiting.push(situation);
  }
  return waiting;
}

/** @throws UserError for somebody who may not schedule anybody. */
async function listOwn(world: World, { team, person }: Actor): Promise<Situation[]> {
  const own: Situation[] = [];
  for (const situation of await listOpenSituations(world.db, team))
    if (await isAllowed(world.db, team, person, 'schedule interviews', { situation })) own.push(situation);
  if (own.length > 0 || (await isAllowed(world.db, team, person, 'schedule interviews'))) return own;
  throw new UserError('The candidates who are here now are not yours to schedule.');
}

type Task = { situation: Situation; placements: readonly Placement[]; guests: Guests };
type Facts = Awaited<ReturnType<typeof gatherFacts>>;

async function taskFor(world: World, situation: Situation): Promise<Task> {
  const placements = unbookedPlans(situation).map(plan => ({
    plan,
    seats: plan.seats,
    fixedStart: undefined,
  }));
  return { situation, placements, guests: await guestsOf(world.db, situation) };
}

/** One problem with a loop for each; people and calendars are the same for all. */
function poseTogether(tasks: readonly Task[], facts: Facts): Problem | undefined {
  const posed = tasks.map(task => poseProblem({ ...facts, ...task, take: 1 }));
  const [first] = posed;
  const loops = posed.flatMap((problem, i) =>
    problem.loops.map(loop => urgent(loop, tasks[i]!.situation, facts.now)),
  );
  return first && { ...first, loops };
}

const LONGEST_WAIT = 4;

/** Whoever waits longer than their stage is meant to take counts more; late is what lies past the role's target day. */
function urgent(loop: Loop, situation: Situation, now: Temporal.Instant): Loop {
  const { role, candidate } = situation;
  const days = openEntry(situation)?.enteredAt.until(now).total('hours') ?? 0;
  const target = Math.max(1, openStage(situation)?.target_days ?? 1);
  const priority = 1 + Math.min(LONGEST_WAIT, Math.floor(days / 24 / target));
  const deadline = role.targetDay.add({ days: 1 }).toZonedDateTime({ timeZone: role.zone }).toInstant();
  return { ...loop, candidate: candidate.id, priority, deadline };
}

type Placed = PlanForAll['placed'][number];

function placedIn(
  task: Task & Pick<Facts, 'learners' | 'rooms'>,
  joint: Pick<JointPlan, 'loops'>,
  proposal: Id,
): Placed[] {
  const { situation } = task;
  const found = joint.loops.find(one => one.id === situation.application.id)?.itineraries[0];
  return found
    ? [{ situation, proposal, itinerary: toOption(found, { ...task, moved: [] }), cost: found.cost }]
    : [];
}

const startOf = ({ interviews }: ProposedItinerary): number => interviews[0]?.start.epochMilliseconds ?? 0;

async function keep(
  world: World,
  actor: Actor,
  { id: plan, ...read }: Pick<PlanForAll, 'id' | 'madeAt' | 'asOf' | 'unreadable'>,
  placed: readonly Placed[],
): Promise<void> {
  await operate(world, actor, 'plan-all', async step => {
    for (const { situation, proposal: id, itinerary } of placed) {
      const proposal: Proposal = {
        id,
        application: situation.application.id,
        purpose: 'book',
        seat: undefined,
        options: [itinerary],
        proven: false,
        because: [],
        changes: [],
        ...read,
        plan,
      };
      await keepProposal(step, proposal);
    }
  });
}
