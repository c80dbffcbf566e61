import { bookedLate } from './nudges/booked-late.ts';
import { candidateSilent } from './nudges/candidate-silent.ts';
import { emptyRole } from './nudges/empty-role.ts';
import { evaluationUnread } from './nudges/evaluation-unread.ts';
import { kitUnread } from './nudges/kit-unread.ts';
import type { NudgeRule } from './nudges/rule.ts';
import { targetDanger } from './nudges/target-danger.ts';
import { unanswered } from './nudges/unanswered.ts';
import { undecided } from './nudges/undecided.ts';
import { unreplaced } from './nudges/unreplaced.ts';
import { unscheduled } from './nudges/unscheduled.ts';
import { unscored } from './nudges/unscored.ts';

/** All the reasons for which Hireloop reminds somebody; in one message, the earlier ones come first. */
export const nudgeRules: readonly NudgeRule[] = [
  unscored,
  unanswered,
  unreplaced,
  kitUnread,
  evaluationUnread,
  undecided,
  unscheduled,
  candidateSilent,
  bookedLate,
  targetDanger,
  emptyRole,
];
