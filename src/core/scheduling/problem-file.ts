import type { z } from 'zod';
import { axisTicks, MOST_TICKS } from './axis.ts';
import { type Fault, type Path, jsonPath } from './json-path.ts';
import { crossFaults } from './problem-cross-checks.ts';
import { type ProblemFile, problemSchema } from './problem-schema.ts';
import type { Problem, Seat, SeatNeed } from './problem.ts';

type PlanMode = ProblemFile['mode'];

export type ParsedProblem =
  | {
      readonly kind: 'problem';
      readonly problem: Problem;
      readonly mode: PlanMode;
      readonly budgetMs: number;
    }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Reads the JSON form of a problem strictly: every fault is named. */
export function parseProblem(json: unknown): ParsedProblem {
  const parsed = problemSchema.safeParse(json);
  const faults = [
    ...(parsed.error?.issues ?? []).flatMap(issue => faultsOf(issue, json)),
    ...crossFaults(json),
  ];
  if (!parsed.success || faults.length > 0) return { kind: 'faults', faults };
  const { version: _, mode, budgetMs, pools, ...file } = parsed.data;
  const problem = { ...file, loops: file.loops.map(loop => withPools(loop, pools ?? {})) };
  const ticks = axisTicks(problem);
  if (ticks <= MOST_TICKS) return { kind: 'problem', problem, mode, budgetMs };
  const message = `the time from "from" to "to" needs ${ticks} steps, at most ${MOST_TICKS} are possible: shorten it or give stepMinutes and minutes a larger common divisor`;
  return { kind: 'faults', faults: [{ path: '$.to', message }] };
}

function faultsOf(issue: z.core.$ZodIssue, json: unknown): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ path: jsonPath([...issue.path, key]), message: 'unknown key' }));
  }
  const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  const value = valueAt(json, issue.path);
  if (value === undefined) return [{ path: jsonPath(issue.path), message: 'missing' }];
  return [{ path: jsonPath(issue.path), message: `${message}, got ${shortened(JSON.stringify(value))}` }];
}

function valueAt(json: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    json,
  );
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

type FileLoop = ProblemFile['loops'][number];
type FileSeat = FileLoop['interviews'][number]['seats'][number];
type FileNeed = NonNullable<FileSeat['anyOf']>[number];

function withPools(loop: FileLoop, pools: Record<string, string[]>): Problem['loops'][number] {
  const need = <T extends FileNeed>(of: T): Omit<T, 'pool'> & SeatNeed => ({
    ...of,
    pool: typeof of.pool === 'string' ? (pools[of.pool] ?? []) : of.pool,
  });
  const seat = (of: FileSeat): Seat => ({ ...need(of), anyOf: of.anyOf?.map(need) });
  return {
    ...loop,
    interviews: loop.interviews.map(interview => ({ ...interview, seats: interview.seats.map(seat) })),
  };
}
