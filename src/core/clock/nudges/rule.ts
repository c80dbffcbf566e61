import type { Id, PersonId } from '../../loop/glossary.ts';
import type { Workspace } from '../../loop/people.ts';
import type { Situation } from '../../loop/situation.ts';

/**
 * One reason to remind somebody. A rule says who is owed a nudge for what, and from when; it neither knows whether one
 * was sent (the key of the effect does) nor when people sleep (quiet hours are applied where it is enqueued).
 */
export type NudgeRule = {
  /** Part of the effect's key: never reused for another rule. */
  id: string;
  due(situation: Situation, workspace: Workspace, now: Temporal.Instant): Nudge[];
};

export type Nudge = {
  /** Sent once per subject: ids and, where a matter can come up again, its version. */
  subject: string;
  to: PersonId;
  /** Not before this. */
  at: Temporal.Instant;
  /** When it would be too late to help. */
  notAfter: Temporal.Instant;
  /** The seat in question, if any. */
  seat: Id | undefined;
  /** What to say, as a plain sentence without names of people other than the candidate. */
  say: string;
};
