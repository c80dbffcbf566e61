import type { Action } from '../../loop/authority.ts';
import type { Id, PersonId } from '../../loop/glossary.ts';
import type { Stage } from '../../loop/pipeline.ts';
import type { Role, Situation, StageEntry } from '../../loop/situation.ts';
import type { Expectation, Habits, Wait } from '../waits.ts';

/** Who hears of a matter: whoever it waits for, then who can help, then everybody who hires for the role. */
export type Audience = 'person' | 'manager' | 'channel';

/** How far reminding goes: one rung a working day, and after the last one nobody is told any more. */
export type Ladder = readonly (readonly Audience[])[];

/** Twice the person, the second time with ways to hand it on; then who can help; then the channel. */
export const USUAL_LADDER: Ladder = [['person'], ['person'], ['manager'], ['channel']];

/**
 * One reason to remind somebody. A rule says who is owed a nudge for what, and from when. It neither knows whether one
 * was sent nor when people sleep: that is applied where they are raised.
 */
export type NudgeRule = {
  /** Part of what a nudge is remembered by: never reused for another rule. */
  id: string;
  /** What it is about, for the list in which people choose what to be reminded of. */
  title: string;
  ladder: Ladder;
  /** What somebody else must be allowed to do to take the matter over; none where nobody else can do it. */
  action: Action | undefined;
} & (
  | {
      about: 'application';
      /** It reminds of what the application waits for, and only as long as that is one of these. */
      expects?: readonly Expectation[];
      due(matter: ApplicationMatter, habits: Habits, now: Temporal.Instant): Nudge[];
    }
  | { about: 'role'; due(matter: RoleMatter, habits: Habits, now: Temporal.Instant): Nudge[] }
);

/** An application that is open, the stage it is in, and what it waits for there. */
export type ApplicationMatter = {
  situation: Situation;
  entry: StageEntry;
  stage: Stage;
  wait: Wait;
  /** What was opened by whom: `U… kit:<interview>`, `U… evaluation:<stage entry>`. */
  readings: ReadonlySet<string>;
};

export type RoleMatter = {
  role: Role;
  hires: number;
  /** Applications that are open, by the stage they are in. */
  inside: readonly { stageId: string }[];
  /** When the last application came or ended; the opening where there was none. */
  lastMoveAt: Temporal.Instant;
};

export type Nudge = {
  /** Ids and, where a matter can come up again, its version. */
  subject: string;
  to: PersonId;
  /** From when it is a reason to write to somebody. */
  at: Temporal.Instant;
  /** From when it is mentioned where somebody is written to anyway; as `at` where there is none. */
  joinsAt?: Temporal.Instant;
  /** When it would be too late to help. */
  notAfter: Temporal.Instant;
  /** The seat in question, if any. */
  seat: Id | undefined;
  /** What to say, as a plain sentence without names of people other than the candidate. */
  say: string;
  /** The same where candidates have no names, for a channel that anybody can join. */
  sayDiscreetly: string;
};

/** Names the candidate, or not. */
export function spoken(
  situation: Situation,
  words: (candidate: string) => string,
): Pick<Nudge, 'say' | 'sayDiscreetly'> {
  const discreet = words('a candidate');
  return {
    say: words(situation.candidate.name),
    sayDiscreetly: `${discreet.charAt(0).toUpperCase()}${discreet.slice(1)}`,
  };
}
