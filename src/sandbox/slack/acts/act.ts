import type { Delivery } from '../delivery.ts';
import type { Workspace } from '../workspace.ts';

/** How something that a person did ended for that person. */
export type Outcome =
  | { kind: 'done'; ms: number }
  /** The modal stays open; messages by block_id. */
  | { kind: 'errors'; errors: Readonly<Record<string, string>>; ms: number }
  /** Slack tells the person that it did not work; `why` is for whoever mends the app. */
  | { kind: 'failed'; error: string; why: string; ms: number };

/** What every act needs: the workspace and where response URLs point to. */
export type Stage = { workspace: Workspace; hooksUrl: string };

export function outcomeOf(delivery: Delivery): Outcome {
  return delivery.kind === 'answered' ? { kind: 'done', ms: delivery.ms } : delivery;
}

export function impossible(why: string): Outcome {
  return { kind: 'failed', error: 'not_possible', why, ms: 0 };
}

export function noteUnanswered({ journal }: Workspace, what: string, delivery: Delivery): void {
  if (delivery.kind === 'failed') journal.note('unanswered', `${what}: ${delivery.error}`, [delivery.why]);
}
