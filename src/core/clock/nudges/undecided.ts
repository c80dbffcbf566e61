import { evaluationReading } from './readings.ts';
import { type NudgeRule, spoken, USUAL_LADDER } from './rule.ts';

const PATIENCE_DAYS = 21;

/** Everything a decision needs is in, and a working day later there is none. */
export const undecided: NudgeRule = {
  id: 'undecided',
  title: 'Decisions that are missing',
  about: 'application',
  ladder: USUAL_LADDER,
  action: 'decide',
  expects: ['decide', 'screen the résumé'],
  due({ situation, entry, stage, wait, readings }) {
    if (!wait.person) return [];
    const unread = wait.expected === 'decide' && !readings.has(evaluationReading(wait.person, entry.id));
    if (unread) return [];
    return [
      {
        subject: entry.id,
        to: wait.person,
        at: wait.due,
        notAfter: wait.due.add({ hours: PATIENCE_DAYS * 24 }),
        seat: undefined,
        ...spoken(situation, who => `${who} waits for a decision on the ${stage.name}.`),
      },
    ];
  },
};
