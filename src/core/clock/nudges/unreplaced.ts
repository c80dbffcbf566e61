import { scoringSeats } from '../../loop/situation.ts';
import { earlier } from '../../time/instants.ts';
import { type NudgeRule, spoken, USUAL_LADDER } from './rule.ts';

/** Somebody declined, and the seat is still theirs. */
export const unreplaced: NudgeRule = {
  id: 'unreplaced',
  title: 'Interviewers to replace',
  about: 'application',
  ladder: USUAL_LADDER,
  action: 'schedule interviews',
  expects: ['replace who declined'],
  due({ situation, wait }) {
    if (!wait.person || !wait.seat) return [];
    const interview = situation.interviews.find(i => scoringSeats(i).some(s => s.id === wait.seat));
    const { booking } = interview ?? {};
    if (!interview || !booking) return [];
    const left = booking.time.start.epochMilliseconds - wait.since.epochMilliseconds;
    const half = wait.since.add({ milliseconds: Math.max(0, Math.floor(left / 2)) });
    return [
      {
        subject: `${wait.seat}:${booking.version}`,
        to: wait.person,
        at: earlier(wait.due, half),
        joinsAt: wait.since.add({ hours: 4 }),
        notAfter: booking.time.end,
        seat: wait.seat,
        ...spoken(
          situation,
          who => `The ${interview.name} with ${who} lacks an interviewer since somebody declined.`,
        ),
      },
    ];
  },
};
