import { readFileSync } from 'node:fs';
import { Availability } from '../core/scheduling/availability.ts';
import type { Itinerary } from '../core/scheduling/itinerary.ts';
import type { Fault } from '../core/scheduling/json-path.ts';
import { type LoopPlan, planEach, planStarts } from '../core/scheduling/plan.ts';
import { type ParsedProblem, parseProblem } from '../core/scheduling/problem-file.ts';

const USAGE = `Usage: npm run --silent plan -- FILE.json
       npm run --silent plan -- -          (reads standard input)`;

/** Exit codes: 0 an answer is on standard output, 2 what was asked for cannot be read. */
export async function plan(args: string[]): Promise<number> {
  const [file] = args;
  if (file === undefined || args.length > 1 || file === '--help') return refuse([USAGE]);
  const text = await read(file);
  if (text.kind === 'unreadable') return refuse([`${file}: ${text.because}`, USAGE]);
  const json = parseJson(text.content);
  if (json.kind === 'broken') return refuse([`${file} is not JSON: ${json.because}`]);
  const parsed = parseProblem(json.value);
  if (parsed.kind === 'faults') return refuse(parsed.faults.map(faultText));
  process.stdout.write(`${JSON.stringify(answer(parsed))}\n`);
  return 0;
}

function refuse(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return 2;
}

const faultText = ({ path, message }: Fault) => `${path}: ${message}`;

type Request = Extract<ParsedProblem, { kind: 'problem' }>;

function answer({ problem, mode }: Request) {
  const prepare = stopwatch();
  const availability = Availability.of(problem);
  const prepareMs = prepare();
  const search = stopwatch();
  if (mode === 'starts') {
    const loops = planStarts(problem, { availability }).map(({ id, starts, proven }) => ({
      id,
      starts,
      proven,
    }));
    return { version: 1, loops, stats: { prepareMs, searchMs: search() } };
  }
  const plans = planEach(problem, { availability });
  const nodes = plans.reduce((sum, one) => sum + one.nodes, 0);
  return { version: 1, ...summary(plans), stats: { prepareMs, searchMs: search(), nodes } };
}

function summary(plans: readonly LoopPlan[]) {
  return {
    loops: plans.map(({ id, itineraries, proven, because, relaxations }) => ({
      id,
      itineraries: itineraries.map(toJson),
      proven,
      because,
      relaxations: relaxations.map(({ changes, itinerary }) => ({ changes, itinerary: toJson(itinerary) })),
    })),
    cost: plans.reduce((sum, one) => sum + (one.itineraries[0]?.cost ?? 0), 0),
    unplaced: plans.flatMap(({ id, itineraries, because }) =>
      itineraries.length > 0 ? [] : [{ id, because }],
    ),
  };
}

function toJson({ cost, costs, interviews }: Itinerary) {
  return {
    cost,
    costs,
    interviews: interviews.map(({ id, start, end, seats }) => ({ id, start, end, seats })),
  };
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

/** Milliseconds since the call, to a tenth; a length of time, not the time of day, which only the clock tells. */
function stopwatch(): () => number {
  const start = process.hrtime.bigint();
  return () => Number((process.hrtime.bigint() - start) / 100_000n) / 10;
}
