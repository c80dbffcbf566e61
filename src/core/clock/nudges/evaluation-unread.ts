import { evaluationReading } from './readings.ts';
import { type NudgeRule, spoken, USUAL_LADDER } from './rule.ts';

/** Long enough to come to it by oneself. */
const AFTER = { hours: 20 };
const PATIENCE_DAYS = 21;

/** All scorecards are in, and whoever decides has not opened the evaluation. */
export const evaluationUnread: NudgeRule = {
  id: 'evaluation-unread',
  title: 'Evaluations that you have not opened',
  about: 'application',
  ladder: USUAL_LADDER,
  action: 'decide',
  expects: ['decide'],
  due({ situation, entry, stage, wait, readings }) {
    if (!wait.person || readings.has(evaluationReading(wait.person, entry.id))) return [];
    return [
      {
        subject: entry.id,
        to: wait.person,
        at: wait.since.add(AFTER),
        notAfter: wait.due.add({ hours: PATIENCE_DAYS * 24 }),
        seat: undefined,
        ...spoken(
          situation,
          who =>
            `${who} waits for a decision: all scorecards of the ${stage.name} are in and the evaluation is unread.`,
        ),
      },
    ];
  },
};
