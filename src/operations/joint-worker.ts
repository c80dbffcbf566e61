import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { asJson, jointPlanFromJson, problemFromJson } from '../core/scheduling/as-json.ts';
import { type JointPlan, type JointProgress, planJoint } from '../core/scheduling/joint/plan-joint.ts';
import type { Problem } from '../core/scheduling/problem.ts';

type JointRun = {
  readonly budgetMs?: number;
  readonly onProgress?: (progress: JointProgress) => void;
  /** Ends the search early; the answer is the best plan so far. */
  readonly signal?: AbortSignal;
};

type Task = {
  readonly jointTask: true;
  readonly problem: string;
  readonly budgetMs: number;
  readonly stop: SharedArrayBuffer;
};
type Message = { readonly progress: JointProgress } | { readonly plan: string };

const DEFAULT_BUDGET_MS = 3000;
/** A busy machine may take so many times the budget on the clock. */
const PATIENCE = 2;
const PROGRESS_EVERY_MS = 200;

/** Plans all loops together in a thread of its own, so that this one goes on answering Slack within its 3 seconds. */
export function planJointly(problem: Problem, run: JointRun = {}): Promise<JointPlan> {
  const stop = new SharedArrayBuffer(4);
  const budgetMs = run.budgetMs ?? DEFAULT_BUDGET_MS;
  const task: Task = { jointTask: true, problem: asJson(problem), budgetMs, stop };
  const worker = new Worker(new URL(import.meta.url), { workerData: task });
  const abort = () => Atomics.store(new Int32Array(stop), 0, 1);
  if (run.signal?.aborted) abort();
  run.signal?.addEventListener('abort', abort, { once: true });
  return new Promise<JointPlan>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if ('progress' in message) run.onProgress?.(message.progress);
      else resolve(jointPlanFromJson(message.plan));
    });
    worker.on('error', reject);
    worker.on('exit', code => reject(new Error(`The planning thread ended with code ${code} and no plan`)));
  }).finally(() => run.signal?.removeEventListener('abort', abort));
}

/** True once a thread has worked for the budget, or the clock says that it has waited too long for its turn. */
export function budgetGuard(budgetMs: number): () => boolean {
  const clock = process.hrtime.bigint();
  const before = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    const waited = Number(process.hrtime.bigint() - clock) / 1e6;
    return (user + system) / 1000 > budgetMs || waited > PATIENCE * budgetMs;
  };
}

function work({ problem, budgetMs, stop }: Task): void {
  const spent = budgetGuard(budgetMs);
  const stopped = new Int32Array(stop);
  let last = 0n;
  const plan = planJoint(problemFromJson(problem), {
    budgetMs,
    expired: () => Atomics.load(stopped, 0) === 1 || spent(),
    onProgress: progress => {
      const now = process.hrtime.bigint();
      if (now - last < BigInt(PROGRESS_EVERY_MS) * 1_000_000n) return;
      last = now;
      parentPort?.postMessage({ progress } satisfies Message);
    },
  });
  parentPort?.postMessage({ plan: asJson(plan) } satisfies Message);
}

if (!isMainThread && (workerData as Partial<Task> | null)?.jointTask) work(workerData as Task);
