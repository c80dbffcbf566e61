import type { SeatNeeded } from '../loop-model.ts';

/** `coding`, or where an interview has several seats, `the seat “second” of coding`. */
export function seatWords({ interview, seat }: SeatNeeded): string {
  const name = interview.name ?? interview.id;
  return interview.seats.length === 1 ? name : `the seat “${seat.id}” of ${name}`;
}
