import { Board } from '../../src/core/scheduling/joint/board.ts';
import { LowerBound } from '../../src/core/scheduling/joint/lower-bound.ts';
import { type JointPlan, planJoint } from '../../src/core/scheduling/joint/plan-joint.ts';
import type { Problem } from '../../src/core/scheduling/problem.ts';
import { instance } from '../instances.ts';
import { firstComeFirstServed } from './first-come.ts';
import { ms, percent, type Row, timed } from './goals.ts';
import { loopsAsProgram } from './loops-as-program.ts';

const LIMIT_SECONDS = 30;
const SMALL = [
  { people: 10, loops: 4, interviews: 2, seed: 4 },
  { people: 12, loops: 5, interviews: 2, seed: 5 },
  { people: 12, loops: 8, interviews: 1, seed: 6 },
];

/** B1: joint plans of few loops beside the optimum of all together. */
export function besideTheOptimum(): Row[] {
  return SMALL.map(({ seed, ...size }) => {
    const problem = instance({ ...size, weeks: 1 }, seed);
    const { ms: took, value: plan } = timed(() => planJoint(problem, { budgetMs: 3000 }));
    const solved = loopsAsProgram(problem, true).program.solve(LIMIT_SECONDS);
    const gap = plan.cost / (solved.cost ?? Number.NaN) - 1;
    return {
      id: 'B1',
      what: `${size.loops} loops × ${size.people} people, ${size.interviews} interviews each`,
      ours: `${plan.cost}, ${ms(took)}`,
      peer: `HiGHS ${solved.cost ?? 'did not finish'}, ${ms(solved.ms)}`,
      ratio: `${percent(gap)} above the optimum`,
      goal: '≤ 0.1 %, ≤ 3 s',
      met: gap <= 0.001 && took <= 3000,
    };
  });
}

const SIZES = [
  { id: 'B1', people: 60, loops: 30, interviews: 3, budgetMs: 3000, goal: 0.001 },
  { id: 'B2', people: 100, loops: 100, interviews: 3, budgetMs: 3000, goal: 0.03 },
  { id: 'B2', people: 500, loops: 500, interviews: 3, budgetMs: 5000, goal: 0.05 },
];
/** Far more than a plan takes: how good a plan is should not be told by a bound that had no time. */
const BOUND_PASSES = 60;

/** B2: how far plans can be from the best, and what they save beside booking loop by loop. */
export function besideTheBound(): Row[] {
  return SIZES.flatMap(({ id, budgetMs, goal, ...size }) => {
    const problem = instance({ ...size, weeks: 4 }, 5);
    const { ms: took, value: plan } = timed(() => planJoint(problem, { budgetMs }));
    const bound = Math.max(plan.bound, boundOf(problem, plan.cost));
    const what = `${size.loops} loops × ${size.people} people, ${size.interviews} interviews each, 4 weeks`;
    const gap = plan.cost / bound - 1;
    const row = {
      id,
      what,
      ours: `${plan.cost}, ${plan.unplaced.length} unplaced, ${ms(took)}`,
      peer: `no plan costs less than ${Math.floor(bound)}`,
      ratio: `≤ ${percent(gap)} above the best`,
      goal: `≤ ${percent(goal)} in ${budgetMs / 1000} s`,
      met: gap <= goal && took <= budgetMs,
    };
    return id === 'B1' ? [row] : [row, ...besideByHand(problem, plan, what)];
  });
}

/** What every plan costs at least, from the prices that booking one by one suggests. */
function boundOf(problem: Problem, upper: number): number {
  const board = new Board(problem);
  for (const loop of board.hardestFirst()) board.insert(loop);
  const bound = new LowerBound(problem);
  bound.startFrom((member, week) => board.count(member, week));
  for (let pass = 0; pass < BOUND_PASSES && bound.value < upper; pass += 1) bound.pass(upper);
  return bound.value;
}

function besideByHand(problem: Problem, plan: JointPlan, what: string): Row[] {
  const first = timed(() => firstComeFirstServed(problem));
  const greedy = timed(() => planJoint(problem, { budgetMs: 1 }));
  const saved = 1 - plan.cost / first.value.cost;
  const row = (peer: string, cost: number, unplaced: number) => ({
    id: 'B2',
    what,
    ours: `${plan.cost}, ${plan.unplaced.length} unplaced`,
    peer: `${peer} ${cost}, ${unplaced} unplaced`,
    ratio: `${percent(1 - plan.cost / cost)} less`,
  });
  return [
    {
      ...row('first come, first served', first.value.cost, first.value.unplaced),
      goal: '≥ 15 % less, no more unplaced',
      met: saved >= 0.15 && plan.unplaced.length <= first.value.unplaced,
    },
    {
      ...row(`one by one, hardest first (${ms(greedy.ms)})`, greedy.value.cost, greedy.value.unplaced.length),
      goal: '',
      met: undefined,
    },
  ];
}
