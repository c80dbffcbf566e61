import { type NudgeRule, spoken, USUAL_LADDER } from './rule.ts';

const PATIENCE_DAYS = 14;

/** Nothing keeps the next interview from being booked, or the work from being handed to a reviewer, and nobody does. */
export const unscheduled: NudgeRule = {
  id: 'unscheduled',
  title: 'Interviews to book, reviewers to choose',
  about: 'application',
  ladder: USUAL_LADDER,
  action: 'schedule interviews',
  expects: ['book the interviews', 'choose a reviewer'],
  due({ situation, entry, stage, wait }) {
    if (!wait.person) return [];
    const books = wait.expected === 'book the interviews';
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
