import { describe, expect, test } from 'vitest';
import { instance } from '../../bench/instances.ts';
import { planJoint } from '../../src/core/scheduling/joint/plan-joint.ts';
import { planJointly } from '../../src/operations/joint-worker.ts';

const problem = instance({ people: 12, loops: 5, interviews: 2, weeks: 1 }, 7);

describe('planning in a thread of its own', () => {
  test('finds what planning here finds, and tells how far it is', async () => {
    const seen: number[] = [];
    // Small enough to be searched through: neither ends for want of time.
    const here = planJoint(problem, { budgetMs: 20_000 });
    const there = await planJointly(problem, { budgetMs: 20_000, onProgress: ({ cost }) => seen.push(cost) });
    expect(there).toEqual(here);
    expect(seen.length).toBeGreaterThan(0);
    expect(there.cost).toBeLessThanOrEqual(Math.max(...seen));
  });

  test('leaves this thread free to answer meanwhile', async () => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    await planJointly(instance({ people: 40, loops: 20, interviews: 4, weeks: 2 }, 3), { budgetMs: 300 });
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(20);
  });

  test('ends early with the best so far when told to', async () => {
    const large = instance({ people: 40, loops: 20, interviews: 4, weeks: 2 }, 3);
    const plan = await planJointly(large, { budgetMs: 600_000, signal: AbortSignal.timeout(300) });
    expect(plan.cutShort).toBe(true);
    expect(plan.loops).toHaveLength(20);
  });

  test('says what is wrong with a problem that cannot be', async () => {
    const interviewers = problem.interviewers.map(one => ({ ...one, zone: 'Mars/Base' }));
    const broken = { ...problem, interviewers };
    await expect(planJointly(broken, { budgetMs: 100 })).rejects.toThrow(/time zone/);
  });
});
