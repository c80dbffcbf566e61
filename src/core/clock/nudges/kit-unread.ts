import { type NudgeRule, spoken } from './rule.ts';
import { kitReading } from './readings.ts';

/** Questions arrive a day ahead; this late, an unread kit makes a worse interview. */
const BEFORE = { hours: 6 };
const JOINS_BEFORE = { hours: 20 };

/** The interview is near, and its questions have not been opened. */
export const kitUnread: NudgeRule = {
  id: 'kit-unread',
  title: 'Questions that you have not opened',
  about: 'application',
  ladder: [['person']],
  action: undefined,
  due({ situation, readings }, _habits, now) {
    return situation.interviews.flatMap(interview => {
      const { booking } = interview;
      if (!booking || Temporal.Instant.compare(now, booking.time.start) >= 0) return [];
      return interview.seats
        .filter(
          seat => seat.answer?.answer !== 'declined' && !readings.has(kitReading(seat.person, interview.id)),
        )
        .map(seat => ({
          subject: `${seat.id}:${booking.version}`,
          to: seat.person,
          at: booking.time.start.subtract(BEFORE),
          joinsAt: booking.time.start.subtract(JOINS_BEFORE),
          notAfter: booking.time.start,
          seat: seat.id,
          ...spoken(situation, who => `The questions for the ${interview.name} with ${who} are unread.`),
        }));
    });
  },
};
