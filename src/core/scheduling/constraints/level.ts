import { type Level, levelRank } from '../../loop/glossary.ts';
import { lowerLevel } from '../offers.ts';
import { askedLevel, needsMet, reachesLevel } from './needs.ts';
import type { WhoRule } from './rule.ts';

/** The level that the seat asks for, or a higher one. */
export const level: WhoRule<'level'> = {
  name: 'level',
  title: 'interviewers have the level that the seat asks for',
  kind: 'who',
  allows: (who, seat) => needsMet(who, seat).some(need => reachesLevel(who, need)),
  relax: (who, seat) => lowerLevel(seat, who.level, lowest(needsMet(who, seat).map(askedLevel))),
};

function lowest(levels: readonly Level[]): Level {
  return levels.reduce((low, next) => (levelRank(next) < levelRank(low) ? next : low));
}
