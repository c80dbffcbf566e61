import { createHash } from 'node:crypto';
import { planJoint } from '../../src/core/scheduling/joint/plan-joint.ts';
import { planEach, planStarts } from '../../src/core/scheduling/plan.ts';
import { instance, randomFrom } from '../instances.ts';

/** Prints a digest of the answers to one instance; `shuffled` gives people, meetings and loops in another order. */
const given = instance({ people: 40, weeks: 3, loops: 12, interviews: 3 }, 1);
const random = randomFrom(99);
const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map(item => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
const problem =
  process.argv[2] === 'shuffled'
    ? {
        ...given,
        interviewers: shuffled(given.interviewers).map(who => ({ ...who, busy: shuffled(who.busy) })),
        loops: shuffled(given.loops).map(loop => ({ ...loop, windows: shuffled(loop.windows) })),
      }
    : given;
const answers = [planEach(problem), planJoint(problem, { budgetMs: 500 }), planStarts(problem)];
console.log(createHash('sha256').update(JSON.stringify(answers)).digest('hex'));
