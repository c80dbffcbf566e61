import { parentPort, workerData } from 'node:worker_threads';
import { asJson, problemFromJson } from '../core/scheduling/as-json.ts';
import { type JointProgress, planJoint } from '../core/scheduling/joint/plan-joint.ts';
import { budgetGuard } from './budget-guard.ts';

export type Task = {
  readonly problem: string;
  readonly budgetMs: number;
  readonly stop: SharedArrayBuffer;
};
export type Message = { readonly progress: JointProgress } | { readonly plan: string };

const PROGRESS_EVERY_MS = 200;

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

work(workerData as Task);
