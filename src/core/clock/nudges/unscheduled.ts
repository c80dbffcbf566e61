import { openEntry, openStage } from '../../loop/situation.ts';
import { waitOf } from '../waits.ts';
import type { NudgeRule } from './rule.ts';

const PATIENCE_DAYS = 7;

/** The candidate offered times, and a working day later nothing is booked. */
export const unscheduled: NudgeRule = {
  id: 'unscheduled',
  due(situation, workspace, now) {
    const wait = waitOf(situation, workspace, now);
    const entry = openEntry(situation);
    const stage = openStage(situation);
    if (wait?.expected !== 'book the interviews' || !wait.person || !entry || !stage) return [];
    return [
      {
        subject: `${entry.id}:${situation.windowsOfferedAt?.epochMilliseconds ?? 0}`,
        to: wait.person,
        at: wait.due,
        notAfter: wait.due.add({ hours: PATIENCE_DAYS * 24 }),
        seat: undefined,
        say: `${situation.candidate.name} offered times for the ${stage.name} and nothing is booked yet.`,
      },
    ];
  },
};
