import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Scorecard, ScorecardForm } from '../core/scoring/scorecard.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

/** A card with the form that it answers, as both stood when it was submitted. */
export type StoredScorecard = {
  seat: Id;
  version: number;
  author: PersonId;
  form: ScorecardForm;
  card: Scorecard;
  submittedAt: Temporal.Instant;
};

export async function insertScorecard(tx: Tx, team: TeamId, stored: StoredScorecard): Promise<void> {
  const { seat, version, author, form, card, submittedAt } = stored;
  await tx
    .insertInto('scorecard')
    .values({
      team_id: team,
      seat_id: seat,
      version,
      author,
      verdict: card.verdict,
      body_json: JSON.stringify({ form, card }),
      submitted_at: ms(submittedAt),
    })
    .execute();
}

/**
 * All versions of all cards of an application, oldest first. Nothing may show them to anybody but through
 * `visibleScorecards`.
 */
export async function listScorecards(db: Db, team: TeamId, application: Id): Promise<StoredScorecard[]> {
  const rows = await db
    .selectFrom('scorecard as c')
    .innerJoin('seat as s', j => j.onRef('s.team_id', '=', 'c.team_id').onRef('s.id', '=', 'c.seat_id'))
    .innerJoin('interview as i', j =>
      j.onRef('i.team_id', '=', 's.team_id').onRef('i.id', '=', 's.interview_id'),
    )
    .selectAll('c')
    .where('c.team_id', '=', team)
    .where('i.application_id', '=', application)
    .orderBy('c.submitted_at')
    .orderBy('c.version')
    .execute();
  return rows.map(row => {
    const { form, card } = JSON.parse(row.body_json) as Pick<StoredScorecard, 'form' | 'card'>;
    return {
      seat: row.seat_id,
      version: row.version,
      author: row.author,
      form,
      card,
      submittedAt: instant(row.submitted_at),
    };
  });
}
