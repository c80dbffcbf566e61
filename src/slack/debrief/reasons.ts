import { may, tiesOf } from '../../core/loop/authority.ts';
import { scoringSeats, type Situation } from '../../core/loop/situation.ts';
import type { Db } from '../../store/database.ts';
import { findStanding } from '../../store/people.ts';

/**
 * Whether somebody may read why it was decided. Reasons quote scorecards, so the rule is that of the cards: whoever owes
 * one reads none, then those who run hiring and those who gave theirs do.
 */
export async function mayReadReasons(
  db: Db,
  team: string,
  person: string,
  situation: Situation,
): Promise<boolean> {
  const own = situation.interviews.flatMap(scoringSeats).filter(s => s.person === person);
  if (own.some(s => !s.scoredAt)) return false;
  const standing = await findStanding(db, team, person);
  if (standing.outside) return false;
  return own.length > 0 || may('see the board', tiesOf(person, standing, { role: situation.role }));
}
