import { openEntry, openStage } from '../../loop/situation.ts';
import { waitOf } from '../waits.ts';
import type { NudgeRule } from './rule.ts';

const PATIENCE_DAYS = 14;

/** Everything a decision needs is in, and a working day later there is none. */
export const undecided: NudgeRule = {
  id: 'undecided',
  due(situation, workspace, now) {
    const wait = waitOf(situation, workspace, now);
    const entry = openEntry(situation);
    const stage = openStage(situation);
    const expects = wait?.expected === 'decide' || wait?.expected === 'screen the résumé';
    if (!expects || !wait.person || !entry || !stage) return [];
    return [
      {
        subject: entry.id,
        to: wait.person,
        at: wait.due,
        notAfter: wait.due.add({ hours: PATIENCE_DAYS * 24 }),
        seat: undefined,
        say: `${situation.candidate.name} waits for your decision on the ${stage.name}.`,
      },
    ];
  },
};
