import type { Interview, Seat, Situation } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { requireSeat } from '../../operations/require.ts';
import { findSeatRecord } from '../../store/seats.ts';
import type { Call } from '../kernel/call.ts';

export type OwnSeat = { situation: Situation; interview: Interview; seat: Seat };

/** The seat that a button names, if it is still the seat of whoever presses. */
export async function requireOwnSeat(call: Call, seatId: string): Promise<OwnSeat> {
  const situation = await requireSeat({ tx: call.world.db, team: call.team }, seatId);
  const interview = situation.interviews.find(i => i.seats.some(s => s.id === seatId));
  const seat = interview?.seats.find(s => s.id === seatId);
  if (!interview || !seat)
    throw new UserError('This seat was called off or given to somebody else: nothing is left to do.');
  if (seat.person !== call.person) throw notYours();
  return { situation, interview, seat };
}

/** Whoever presses has or had the seat. */
export async function requireSeatHeldOnce(call: Call, seat: string): Promise<void> {
  const record = await findSeatRecord(call.world.db, call.team, seat);
  if (record?.person !== call.person) throw notYours();
}

const notYours = () =>
  new UserError('Only the person it was meant for can do this.', 'Your own interviews are under /hire me.');
