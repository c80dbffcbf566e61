import { openEntry, interviewsOfEntry, scoringSeats } from '../../loop/situation.ts';
import { scorableAt } from '../waits.ts';
import type { NudgeRule } from './rule.ts';

const PATIENCE_DAYS = 14;
/** Memory fades fast: the first reminder comes within the hour, while notes can still be read. */
const AFTER_MEETING = { hours: 1 };
/** Written work waits for a reviewer's next free hour. */
const AFTER_HANDOVER = { hours: 24 };

/** The interview is over, or the work was handed over, and the scorecard is missing. */
export const unscored: NudgeRule = {
  id: 'unscored',
  due(situation, _workspace, now) {
    const entry = openEntry(situation);
    if (!entry) return [];
    return interviewsOfEntry(situation, entry).flatMap(interview => {
      if (interview.booking && Temporal.Instant.compare(now, interview.booking.time.end) < 0) return [];
      if (!interview.booking && interview.lastVersion > 0) return [];
      return scoringSeats(interview)
        .filter(seat => !seat.scoredAt)
        .map(seat => {
          const since = scorableAt(interview, seat);
          return {
            subject: `${seat.id}:${interview.lastVersion}`,
            to: seat.person,
            at: since.add(interview.booking ? AFTER_MEETING : AFTER_HANDOVER),
            notAfter: since.add({ hours: PATIENCE_DAYS * 24 }),
            seat: seat.id,
            say: `Your scorecard for ${situation.candidate.name} (${interview.name}) is missing.`,
          };
        });
    });
  },
};
