import { Worker } from 'node:worker_threads';
import { asJson, jointPlanFromJson } from '../core/scheduling/as-json.ts';
import type { JointPlan, JointProgress } from '../core/scheduling/joint/plan-joint.ts';
import type { Problem } from '../core/scheduling/problem.ts';
import type { Message, Task } from './joint-thread.ts';

type JointRun = {
  readonly budgetMs?: number;
  readonly onProgress?: (progress: JointProgress) => void;
  /** Ends the search early; the answer is the best plan so far. */
  readonly signal?: AbortSignal;
};

const DEFAULT_BUDGET_MS = 3000;

/** Plans all loops together in a thread of its own, so that this one goes on answering Slack within its 3 seconds. */
export function planJointly(problem: Problem, run: JointRun = {}): Promise<JointPlan> {
  const stop = new SharedArrayBuffer(4);
  const budgetMs = run.budgetMs ?? DEFAULT_BUDGET_MS;
  const task: Task = { problem: asJson(problem), budgetMs, stop };
  const worker = new Worker(new URL('./joint-thread.ts', import.meta.url), { workerData: task });
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
