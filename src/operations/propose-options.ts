import type { PersonId } from '../core/loop/glossary.ts';
import type { ProposedItinerary } from '../core/loop/proposal.ts';
import { spreadOptions } from '../core/loop/spread-options.ts';
import type { Interview } from '../core/loop/situation.ts';
import type { LoopPlan } from '../core/scheduling/plan.ts';
import type { Loop, Problem } from '../core/scheduling/problem.ts';
import { cutOut } from '../core/time/interval.ts';
import { loadComparison, loadPlanner } from './planner.ts';
import { type Asked, toOption } from './proposed-itinerary.ts';

/** How many ways a person is shown: enough to choose from, few enough to read. */
const OPTIONS = 5;

export type Found = { plan: LoopPlan; options: ProposedItinerary[] };

/**
 * Plans the one loop of a problem. What is booked already is no proposal: where nothing else fits, the plan says what
 * would have to change for another time.
 */
export async function planOptions(problem: Problem, asked: Asked): Promise<Found> {
  const found = await planOnce(problem, asked);
  if (found.options.length > 0 || found.plan.itineraries.length === 0) return found;
  const elsewhere = await planOnce(withoutBooked(problem, asked.moved), asked);
  const only = 'Nothing but the time that is booked now fits. Without it:';
  return { ...elsewhere, plan: { ...elsewhere.plan, because: [only, ...elsewhere.plan.because] } };
}

async function planOnce(problem: Problem, asked: Asked): Promise<Found> {
  const { planEach } = await loadPlanner();
  const [plan] = planEach(problem);
  const [loop] = problem.loops;
  if (!plan || !loop) throw new Error('The planner gave no plan');
  const ways = plan.itineraries.map(itinerary => ({
    itinerary,
    option: toOption(itinerary, asked),
  }));
  const others = ways.filter(({ option }) => !stands(option, asked.moved));
  const options = spreadOptions(
    others.map(way => way.option),
    OPTIONS,
    loop.zone,
  );
  const chosen = options.flatMap(option => others.find(way => way.option === option) ?? []);
  const { besideFirst } = await loadComparison();
  const beside = besideFirst(chosen.map(way => way.itinerary));
  return { plan, options: options.map((option, at) => ({ ...option, beside: beside[at] })) };
}

/** The same people at the same times as now. */
function stands({ interviews }: ProposedItinerary, moved: readonly Interview[]): boolean {
  return interviews.every(planned => {
    const now = moved.find(one => one.part === planned.part);
    if (!now?.booking?.time.start.equals(planned.start)) return false;
    return peopleIn(now.seats) === peopleIn(planned.seats);
  });
}

const peopleIn = (seats: readonly { readonly person: PersonId }[]): string =>
  seats
    .map(seat => seat.person)
    .sort()
    .join();

function withoutBooked(problem: Problem, moved: readonly Interview[]): Problem {
  const booked = moved.flatMap(one => one.booking?.time ?? []);
  const cut = (loop: Loop): Loop => ({ ...loop, windows: cutOut(loop.windows, booked) });
  return { ...problem, loops: problem.loops.map(cut) };
}
