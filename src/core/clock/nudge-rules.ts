import type { NudgeRule } from './nudges/rule.ts';
import { unanswered } from './nudges/unanswered.ts';
import { undecided } from './nudges/undecided.ts';
import { unscheduled } from './nudges/unscheduled.ts';
import { unscored } from './nudges/unscored.ts';

/** All the reasons for which Hireloop reminds somebody. */
export const nudgeRules: readonly NudgeRule[] = [unscheduled, unanswered, unscored, undecided];
