import { levelRank } from '../../loop/glossary.ts';
import { askedLevel, needServed } from './needs.ts';
import type { SeatCost } from './rule.ts';

/** Levels above the one that the seat asks for: seniors are kept for seats that need them. */
export const scarcity: SeatCost<'scarcity'> = {
  name: 'scarcity',
  title: 'seniors are kept for what needs them',
  more: 'takes more seniors',
  less: 'takes fewer seniors',
  kind: 'seat-cost',
  units: (who, seat) => Math.max(0, levelRank(who.level) - levelRank(askedLevel(needServed(who, seat)))),
};
