import { readFileSync } from 'node:fs';
import { Availability } from '../core/scheduling/availability.ts';
import type { Itinerary } from '../core/scheduling/itinerary.ts';
import { planJoint } from '../core/scheduling/joint/plan-joint.ts';
import { type LoopPlan, planEach, planStarts } from '../core/scheduling/plan.ts';
import { type ParsedProblem, parseProblem } from '../core/scheduling/problem-file.ts';
import { UserError } from '../core/user-error.ts';
import { budgetGuard } from '../operations/budget-guard.ts';
import { readArguments } from './arguments.ts';

const USAGE = 'npm run --silent plan -- FILE.json (or - for standard input)';

/** @throws UserError that lists everything in the file that cannot be read; standard output then stays empty. */
export async function plan(args: string[]): Promise<number> {
  const [file] = readArguments(args, { usage: USAGE, words: 1, options: {} }).positionals;
  if (file === undefined) throw new UserError('Which file is to be planned?', `Write: ${USAGE}`);
  const parsed = parseProblem(parseJson(file, await read(file)));
  if (parsed.kind === 'faults')
    throw new UserError(parsed.faults.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  process.stdout.write(`${JSON.stringify(answer(parsed))}\n`);
  return 0;
}

type Request = Extract<ParsedProblem, { kind: 'problem' }>;

function answer({ problem, mode, budgetMs }: Request) {
  const sincePrepare = stopwatch();
  const availability = Availability.of(problem);
  const prepareMs = sincePrepare();
  const sinceSearch = stopwatch();
  const { nodes, ...answers } = solve(mode, problem, availability, budgetMs);
  return { version: 1, ...answers, stats: { prepareMs, searchMs: sinceSearch(), nodes } };
}

function solve(
  mode: Request['mode'],
  problem: Request['problem'],
  availability: Availability,
  budgetMs: number,
) {
  if (mode === 'joint') {
    const joint = planJoint(problem, { budgetMs, expired: budgetGuard(budgetMs) });
    const { cost, bound, unplaced, nodes, cutShort } = joint;
    return { loops: joint.loops.map(loopJson), cost, bound, unplaced, cutShort, nodes };
  }
  if (mode === 'starts') {
    const all = planStarts(problem, { availability });
    return {
      loops: all.map(({ id, starts, proven }) => ({ id, starts, proven })),
      nodes: sum(all, one => one.nodes),
    };
  }
  const plans = planEach(problem, { availability });
  const left = plans.filter(one => one.itineraries.length === 0);
  return {
    loops: plans.map(loopJson),
    cost: sum(plans, one => one.itineraries[0]?.cost ?? 0),
    unplaced: left.map(({ id, because }) => ({ id, because })),
    nodes: sum(plans, one => one.nodes),
  };
}

function loopJson({ id, itineraries, proven, because, relaxations }: LoopPlan) {
  return {
    id,
    itineraries: itineraries.map(itineraryJson),
    proven,
    because,
    relaxations: relaxations.map(({ changes, itinerary }) => ({
      changes,
      itinerary: itineraryJson(itinerary),
    })),
  };
}

function itineraryJson({ cost, costs, interviews }: Itinerary) {
  return {
    cost,
    costs,
    interviews: interviews.map(({ id, start, end, seats }) => {
      return { id, start, end, seats: seats.map(seat => ({ id: seat.id, person: seat.person })) };
    }),
  };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

async function read(file: string): Promise<string> {
  try {
    if (file !== '-') return readFileSync(file, 'utf8');
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
    return Buffer.concat(chunks).toString('utf8');
  } catch (cause) {
    throw new UserError(`${file}: ${(cause as Error).message}`, `\nWrite: ${USAGE}`, { cause });
  }
}

function parseJson(file: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new UserError(`${file} is not JSON: ${(cause as Error).message}`, undefined, { cause });
  }
}

/** Milliseconds since the call, to a tenth: a length of time, not the time of day, which only the clock tells. */
function stopwatch(): () => number {
  const start = process.hrtime.bigint();
  return () => Number((process.hrtime.bigint() - start) / 100_000n) / 10;
}
