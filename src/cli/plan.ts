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

/** Exit codes: 0 an answer is on standard output, 2 what was asked for cannot be read. */
export async function plan(args: string[]): Promise<number> {
  const file = readFileName(args);
  if (file instanceof UserError) return refuse([file.advice]);
  const text = await read(file);
  if (text.kind === 'unreadable') return refuse([`${file}: ${text.because}`, `Write: ${USAGE}`]);
  const json = parseJson(text.content);
  if (json.kind === 'broken') return refuse([`${file} is not JSON: ${json.because}`]);
  const parsed = parseProblem(json.value);
  if (parsed.kind === 'faults')
    return refuse(parsed.faults.map(({ path, message }) => `${path}: ${message}`));
  process.stdout.write(`${JSON.stringify(answer(parsed))}\n`);
  return 0;
}

/** @returns what is wrong, as data: a file that is not named right ends like one that cannot be read. */
function readFileName(args: string[]): string | UserError {
  try {
    const [file] = readArguments(args, { usage: USAGE, words: 1, options: {} }).positionals;
    return file ?? new UserError('Which file is to be planned?', `Write: ${USAGE}`);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function refuse(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return 2;
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

type Read = { kind: 'read'; content: string } | { kind: 'unreadable'; because: string };

async function read(file: string): Promise<Read> {
  try {
    if (file !== '-') return { kind: 'read', content: readFileSync(file, 'utf8') };
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
    return { kind: 'read', content: Buffer.concat(chunks).toString('utf8') };
  } catch (error) {
    return { kind: 'unreadable', because: (error as Error).message };
  }
}

type Json = { kind: 'json'; value: unknown } | { kind: 'broken'; because: string };

function parseJson(content: string): Json {
  try {
    return { kind: 'json', value: JSON.parse(content) };
  } catch (error) {
    return { kind: 'broken', because: (error as Error).message };
  }
}

/** Milliseconds since the call, to a tenth: a length of time, not the time of day, which only the clock tells. */
function stopwatch(): () => number {
  const start = process.hrtime.bigint();
  return () => Number((process.hrtime.bigint() - start) / 100_000n) / 10;
}
