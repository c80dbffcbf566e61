import { interviewsOfEntry, scoringSeats } from '../../loop/situation.ts';
import { addBusinessDays } from '../business-time.ts';
import { scorableAt, zoneOf } from '../waits.ts';
import { type Ladder, type NudgeRule, spoken } from './rule.ts';

/** Memory fades fast: the first reminder comes within the hour, while notes can still be read. */
const AFTER_MEETING = { hours: 1 };
/** A day each, for ten days; in between those who can help hear of it. */
const LADDER: Ladder = [
  ['person'],
  ['person'],
  ['person'],
  ['person', 'manager'],
  ['person'],
  ['person', 'channel'],
  ['person'],
  ['person'],
  ['person'],
  ['person'],
];
/** Ten working days and the weekends between them, then nobody remembers enough to write. */
const PATIENCE_DAYS = 18;

/**
 * The interview is over, or the work was handed over, and the scorecard is missing. Who declined owes none that anybody
 * may count on: that is for the recruiter to clear up.
 */
export const unscored: NudgeRule = {
  id: 'unscored',
  title: 'Scorecards that are missing',
  about: 'application',
  ladder: LADDER,
  action: undefined,
  due({ situation, entry }, habits, now) {
    return interviewsOfEntry(situation, entry).flatMap(interview => {
      if (interview.booking && Temporal.Instant.compare(now, interview.booking.time.end) < 0) return [];
      if (!interview.booking && interview.lastVersion > 0) return [];
      return scoringSeats(interview)
        .filter(seat => !seat.scoredAt)
        .map(seat => {
          const since = scorableAt(interview, seat);
          const hasDeclined = seat.answer?.answer === 'declined';
          const to = hasDeclined ? situation.role.recruiter : seat.person;
          const zone = zoneOf(to, situation, habits);
          return {
            subject: `${seat.id}:${interview.lastVersion}`,
            to,
            at: interview.booking
              ? since.add(AFTER_MEETING)
              : addBusinessDays(since, 1, zone, habits.daysOff),
            notAfter: since.add({ hours: PATIENCE_DAYS * 24 }),
            seat: seat.id,
            ...spoken(situation, who =>
              hasDeclined
                ? `Somebody declined the ${interview.name} with ${who}, and nobody took the seat: ask whether they came all the same, or decide without their scorecard.`
                : `The scorecard for ${who} (${interview.name}) is missing.`,
            ),
          };
        });
    });
  },
};
