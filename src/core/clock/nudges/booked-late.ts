import { interviewsOfEntry } from '../../loop/situation.ts';
import { type NudgeRule, spoken } from './rule.ts';

const PATIENCE_DAYS = 14;
/** So near, another time would cost more than it gives. */
const SOON = { hours: 48 };

/** The interview stands in the calendars, but later than the stage may take: an earlier time, or more people for it. */
export const bookedLate: NudgeRule = {
  id: 'booked-late',
  title: 'Interviews booked later than planned',
  about: 'application',
  ladder: [['person']],
  action: 'schedule interviews',
  expects: ['meet the candidate'],
  due({ situation, entry, stage, wait }, _habits, now) {
    const starts = interviewsOfEntry(situation, entry).flatMap(i => i.booking?.time.start ?? []);
    if (starts.some(start => Temporal.Instant.compare(start, now.add(SOON)) < 0)) return [];
    return [
      {
        subject: `${entry.id}:late`,
        to: situation.role.recruiter,
        at: wait.due,
        notAfter: wait.due.add({ hours: PATIENCE_DAYS * 24 }),
        seat: undefined,
        ...spoken(
          situation,
          who =>
            `The ${stage.name} with ${who} is booked later than the ${stage.target_days} working days it should take.`,
        ),
      },
    ];
  },
};
