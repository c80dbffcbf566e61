import { openEntry, openStage } from '../../loop/situation.ts';
import { waitOf } from '../waits.ts';
import { type NudgeRule, spoken, USUAL_LADDER } from './rule.ts';

const PATIENCE_DAYS = 14;

/** Nothing keeps the next interview from being booked, or the work from being handed to a reviewer, and nobody does. */
export const unscheduled: NudgeRule = {
  id: 'unscheduled',
  title: 'Interviews to book, reviewers to choose',
  about: 'application',
  ladder: USUAL_LADDER,
  action: 'schedule interviews',
  due({ situation }, habits, now) {
    const wait = waitOf(situation, habits, now);
    const entry = openEntry(situation);
    const stage = openStage(situation);
    const books = wait?.expected === 'book the interviews';
    if (!wait?.person || !entry || !stage || (!books && wait.expected !== 'choose a reviewer')) return [];
    const version = books ? (situation.windowsOfferedAt?.epochMilliseconds ?? 0) : 0;
    return [
      {
        subject: `${entry.id}:${version}`,
        to: wait.person,
        at: wait.due,
        notAfter: wait.due.add({ hours: PATIENCE_DAYS * 24 }),
        seat: undefined,
        ...spoken(situation, who =>
          books
            ? `${who} offered times for the ${stage.name} and nothing is booked yet.`
            : `${who} has nobody to review the ${stage.name} yet.`,
        ),
      },
    ];
  },
};
