import type { JointPlan } from './joint/plan-joint.ts';
import { readInstant } from '../time/read-instant.ts';
import type { Problem } from './problem.ts';

/*
 * Problems and plans as text, for another thread: `Temporal.Instant` cannot be cloned. Everything else of them is plain
 * data, and instants are only ever under these names.
 */
const INSTANTS: ReadonlySet<string> = new Set([
  'from',
  'to',
  'now',
  'start',
  'end',
  'deadline',
  'fixedStart',
]);

export function asJson(value: Problem | JointPlan): string {
  return JSON.stringify(value);
}

export function problemFromJson(text: string): Problem {
  return JSON.parse(text, withInstants) as Problem;
}

export function jointPlanFromJson(text: string): JointPlan {
  return JSON.parse(text, withInstants) as JointPlan;
}

function withInstants(key: string, value: unknown): unknown {
  return INSTANTS.has(key) && typeof value === 'string' ? readInstant(value) : value;
}
