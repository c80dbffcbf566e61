import type { Kit } from '../core/kits/kit.ts';
import type { Id, TeamId } from '../core/loop/glossary.ts';
import { ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

export async function findKit(db: Db, team: TeamId, interview: Id): Promise<Kit | undefined> {
  const row = await db
    .selectFrom('kit')
    .select('body_json')
    .where('team_id', '=', team)
    .where('interview_id', '=', interview)
    .executeTakeFirst();
  return row && (JSON.parse(row.body_json) as Kit);
}

/** Takes the place of an earlier kit of the same interview. */
export async function saveKit(
  tx: Tx,
  team: TeamId,
  interview: Id,
  kit: Kit,
  now: Temporal.Instant,
): Promise<void> {
  const body = { body_json: JSON.stringify(kit), made_at: ms(now) };
  const of = { team_id: team, interview_id: interview };
  await tx
    .insertInto('kit')
    .values({ ...of, ...body })
    .onConflict(c => c.columns(['team_id', 'interview_id']).doUpdateSet(body))
    .execute();
  await tx
    .deleteFrom('kit_question')
    .where('team_id', '=', team)
    .where('interview_id', '=', interview)
    .execute();
  if (kit.questions.length === 0) return;
  const rows = kit.questions.map(q => ({ ...of, question_id: q.id, made_at: ms(now) }));
  await tx.insertInto('kit_question').values(rows).execute();
}

/** Kits made for any interview of a candidate, in this application or an earlier one. */
export async function listKitsOfCandidate(
  db: Db,
  team: TeamId,
  candidate: Id,
): Promise<{ interview: Id; kit: Kit }[]> {
  const rows = await db
    .selectFrom('kit as k')
    .innerJoin('interview as i', j =>
      j.onRef('i.team_id', '=', 'k.team_id').onRef('i.id', '=', 'k.interview_id'),
    )
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'i.team_id').onRef('a.id', '=', 'i.application_id'),
    )
    .select(['k.interview_id', 'k.body_json'])
    .where('k.team_id', '=', team)
    .where('a.candidate_id', '=', candidate)
    .orderBy('k.interview_id')
    .execute();
  return rows.map(r => ({ interview: r.interview_id, kit: JSON.parse(r.body_json) as Kit }));
}

/** How often each question was handed out since a moment. */
export async function countExposure(
  db: Db,
  team: TeamId,
  since: Temporal.Instant,
): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('kit_question')
    .select('question_id')
    .select(e => e.fn.countAll<number>().as('times'))
    .where('team_id', '=', team)
    .where('made_at', '>=', ms(since))
    .groupBy('question_id')
    .execute();
  return Object.fromEntries(rows.map(r => [r.question_id, r.times]));
}
