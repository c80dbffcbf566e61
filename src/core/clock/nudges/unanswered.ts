import { scoringSeats } from '../../loop/situation.ts';
import { earlier, later } from '../../time/instants.ts';
import { addBusinessDays } from '../business-time.ts';
import { zoneOf } from '../waits.ts';
import { type NudgeRule, spoken, USUAL_LADDER } from './rule.ts';

/** An invitation without an answer after a working day, or half-way to the interview where that comes first. */
export const unanswered: NudgeRule = {
  id: 'unanswered',
  title: 'Invitations without an answer',
  about: 'application',
  ladder: USUAL_LADDER,
  action: undefined,
  due({ situation }, habits, now) {
    return situation.interviews.flatMap(interview => {
      const { booking } = interview;
      if (!booking || Temporal.Instant.compare(now, booking.time.start) >= 0) return [];
      const { start } = booking.time;
      return scoringSeats(interview)
        .filter(seat => !seat.answer)
        .map(seat => {
          const asked = later(seat.assignedAt, booking.bookedAt);
          const day = addBusinessDays(asked, 1, zoneOf(seat.person, situation, habits), habits.daysOff);
          const half = asked.add({
            milliseconds: Math.floor((start.epochMilliseconds - asked.epochMilliseconds) / 2),
          });
          return {
            subject: `${seat.id}:${booking.version}`,
            to: seat.person,
            at: earlier(day, half),
            joinsAt: asked.add({ hours: 4 }),
            notAfter: start,
            seat: seat.id,
            ...spoken(
              situation,
              who => `The invitation to the ${interview.name} with ${who} has no answer yet.`,
            ),
          };
        });
    });
  },
};
