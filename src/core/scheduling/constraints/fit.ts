import { needServed, qualityFor } from './needs.ts';
import type { SeatCost } from './rule.ts';

/** A seat costs what its interviewer lacks of the best quality, 3, in the skill that it needs. */
export const fit: SeatCost<'fit'> = {
  name: 'fit',
  title: 'the best in a skill are asked first',
  more: 'weaker in the skill',
  less: 'stronger in the skill',
  kind: 'seat-cost',
  units: (who, seat) => 3 - (seat.people?.get(who.id) ?? qualityFor(who, needServed(who, seat))),
};
