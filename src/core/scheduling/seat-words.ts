import type { SeatNeeded } from './seat-needed.ts';

/** `coding`, or where an interview has several seats, `the lead seat of coding`. */
export function seatWords(needed: SeatNeeded): string {
  const { interview } = needed;
  return interview.seats.length === 1 ? (interview.name ?? interview.id) : chairWords(needed);
}

/** `the seat of coding`, or where an interview has several, `the lead seat of coding`. */
export function chairWords({ interview, seat }: SeatNeeded): string {
  const of = interview.name ?? interview.id;
  if (interview.seats.length === 1) return `the seat of ${of}`;
  return `the ${seat.name ?? `seat “${seat.id}”`} of ${of}`;
}
