import type { Interview, Seat, Situation } from '../../core/loop/situation.ts';
import type { Call } from '../kernel/call.ts';
import { listAllowed } from '../pick/applications.ts';

export type Mine = { situation: Situation; interview: Interview; seat: Seat };

/** Booked interviews ahead in which somebody has a seat, the next one first. */
export async function myInterviews(call: Pick<Call, 'world' | 'team' | 'person'>): Promise<Mine[]> {
  const now = call.world.clock.now();
  const situations = await listAllowed(call, 'answer the invitation');
  const mine = situations.flatMap(situation =>
    situation.interviews.flatMap(interview => {
      const { booking, seats } = interview;
      const seat = seats.find(s => s.person === call.person);
      const ahead = booking && Temporal.Instant.compare(now, booking.time.end) < 0;
      return seat && ahead ? [{ situation, interview, seat }] : [];
    }),
  );
  const startOf = ({ interview }: Mine) => interview.booking?.time.start.epochMilliseconds ?? 0;
  return mine.sort((a, b) => startOf(a) - startOf(b));
}
