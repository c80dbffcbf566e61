import { stalledVerb } from './board/stalled-verb.ts';
import { statusVerb } from './board/status-verb.ts';
import { candidateVerb } from './candidate/candidate-verb.ts';
import { debrief } from './debrief/debrief-verb.ts';
import { digestVerb } from './digest/digest-verb.ts';
import { helpVerb } from './help/help-verb.ts';
import type { Verb } from './kernel/kinds.ts';
import { kit } from './kit/kit-verb.ts';
import { roleVerb } from './role/role-verb.ts';
import { cancel } from './schedule/cancel-verb.ts';
import { reschedule } from './schedule/reschedule-verb.ts';
import { schedule } from './schedule/schedule-verb.ts';
import { score } from './scorecard/score-verb.ts';
import { meVerb } from './team/me-verb.ts';
import { settingsVerb } from './team/settings-verb.ts';
import { teamVerb } from './team/team-verb.ts';

/** Everything that can stand after `/hire`, in the order of the help. */
export const verbs: readonly Verb[] = [
  roleVerb,
  candidateVerb,
  schedule.verb,
  reschedule.verb,
  cancel.verb,
  kit.verb,
  score.verb,
  debrief.verb,
  statusVerb,
  stalledVerb,
  digestVerb,
  meVerb,
  teamVerb,
  settingsVerb,
  helpVerb(() => verbs),
];
