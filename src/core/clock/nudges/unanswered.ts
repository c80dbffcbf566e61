import { scoringSeats } from '../../loop/situation.ts';
import { addBusinessDays } from '../business-time.ts';
import type { NudgeRule } from './rule.ts';

/** An invitation without an answer after a working day, or half-way to the interview where that comes first. */
export const unanswered: NudgeRule = {
  id: 'unanswered',
  due(situation, workspace, now) {
    return situation.interviews.flatMap(interview => {
      const { booking } = interview;
      if (!booking || Temporal.Instant.compare(now, booking.time.start) >= 0) return [];
      return scoringSeats(interview)
        .filter(seat => !seat.answer)
        .map(seat => {
          const asked =
            Temporal.Instant.compare(seat.assignedAt, booking.bookedAt) > 0
              ? seat.assignedAt
              : booking.bookedAt;
          const day = addBusinessDays(asked, 1, booking.zone, workspace.daysOff);
          const half = asked.add({
            milliseconds: Math.floor((booking.time.start.epochMilliseconds - asked.epochMilliseconds) / 2),
          });
          return {
            subject: `${seat.id}:${booking.version}`,
            to: seat.person,
            at: Temporal.Instant.compare(day, half) < 0 ? day : half,
            notAfter: booking.time.start,
            seat: seat.id,
            say: `The invitation to ${interview.name} with ${situation.candidate.name} has no answer from you yet.`,
          };
        });
    });
  },
};
