import { needsMet } from './needs.ts';
import type { WhoRule } from './rule.ts';

/** The skill at its quality and the pool; or, where the seat lists its people, being on the list. */
export const qualified: WhoRule<'qualified'> = {
  name: 'qualified',
  title: 'interviewers have the skill, or are in the pool, that the seat asks for',
  kind: 'who',
  allows: (who, seat) => needsMet(who, seat).length > 0,
};
