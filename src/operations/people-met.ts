import type { PersonId } from '../core/loop/glossary.ts';
import type { Interview, Situation } from '../core/loop/situation.ts';
import type { Db } from '../store/database.ts';
import { listPastHolders, listWhoKnow } from '../store/seats.ts';
import { listSituationsOfCandidate } from '../store/situations.ts';

/**
 * Everybody who has a seat with this candidate, but for those of the interviews that are to be moved, and who said that
 * they know them.
 */
export async function peopleMet(
  db: Db,
  { candidate }: Situation,
  moved: readonly Interview[] = [],
): Promise<PersonId[]> {
  const all = await listSituationsOfCandidate(db, candidate.team, candidate.id);
  const others = all.flatMap(s => s.interviews).filter(i => !moved.some(m => m.id === i.id));
  const know = await listWhoKnow(db, candidate.team, candidate.id);
  return [...new Set([...others.flatMap(i => i.seats.map(s => s.person)), ...know])];
}

/** Who may not take over a seat: they met the candidate, sit in the interview already, or gave up a seat in it. */
export async function outOfQuestion(db: Db, situation: Situation, interview: Interview): Promise<PersonId[]> {
  const gaveUp = await listPastHolders(db, situation.role.team, interview.id);
  return [...new Set([...(await peopleMet(db, situation)), ...gaveUp])];
}
