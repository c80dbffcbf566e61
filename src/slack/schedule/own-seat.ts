import type { Interview, Seat, Situation } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { requireSeat } from '../../operations/require.ts';
import type { Call } from '../kernel/call.ts';

export type OwnSeat = { situation: Situation; interview: Interview; seat: Seat };

/** The seat that a button names, if it is still the seat of whoever presses. */
export async function requireOwnSeat(call: Call, seatId: string): Promise<OwnSeat> {
  const situation = await requireSeat({ tx: call.world.db, team: call.team }, seatId);
  const interview = situation.interviews.find(i => i.seats.some(s => s.id === seatId));
  const seat = interview?.seats.find(s => s.id === seatId);
  if (!interview || !seat)
    throw new UserError('This seat was called off or given to somebody else: nothing is left to do.');
  if (seat.person !== call.person)
    throw new UserError(
      'Only the person it was meant for can do this.',
      'Your own interviews are under /hire me.',
    );
  return { situation, interview, seat };
}
