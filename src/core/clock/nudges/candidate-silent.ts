import { type NudgeRule, spoken } from './rule.ts';

const PATIENCE_DAYS = 21;

/** The candidate owes times: whoever recruits for the role asks again. */
export const candidateSilent: NudgeRule = {
  id: 'candidate-silent',
  title: 'Candidates who offer no times',
  about: 'application',
  ladder: [['person'], ['person'], ['person'], ['manager']],
  action: 'schedule interviews',
  expects: ['offer times'],
  due({ situation, entry, stage, wait }) {
    return [
      {
        subject: `${entry.id}:${situation.windowsOfferedAt?.epochMilliseconds ?? 0}`,
        to: situation.role.recruiter,
        at: wait.due,
        notAfter: wait.due.add({ hours: PATIENCE_DAYS * 24 }),
        seat: undefined,
        ...spoken(
          situation,
          who =>
            `There are no times from ${who} for the ${stage.name}: ask again, or record that they withdrew.`,
        ),
      },
    ];
  },
};
