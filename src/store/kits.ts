import type { Met } from '../core/kits/exposure.ts';
import type { Kit } from '../core/kits/kit.ts';
import type { FrozenRubric } from '../core/scoring/scorecard.ts';
import type { Id, TeamId } from '../core/loop/glossary.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

export type StoredKit = { kit: Kit; rubric: FrozenRubric | undefined };

export async function findKit(db: Db, team: TeamId, interview: Id): Promise<Kit | undefined> {
  return (await findStoredKit(db, team, interview))?.kit;
}

/** `rubric`: none in a kit that was made before rubrics were kept with it. */
export async function findStoredKit(db: Db, team: TeamId, interview: Id): Promise<StoredKit | undefined> {
  const row = await db
    .selectFrom('kit')
    .select(['body_json', 'rubric_json'])
    .where('team_id', '=', team)
    .where('interview_id', '=', interview)
    .executeTakeFirst();
  if (!row) return undefined;
  const rubric = row.rubric_json === null ? undefined : (JSON.parse(row.rubric_json) as FrozenRubric);
  return { kit: JSON.parse(row.body_json) as Kit, rubric };
}

/** Takes the place of an earlier kit of the same interview, whose rubric stays unless there is another. */
export async function saveKit(
  tx: Tx,
  team: TeamId,
  interview: Id,
  { kit, rubric }: StoredKit,
  now: Temporal.Instant,
): Promise<void> {
  const body = {
    body_json: JSON.stringify(kit),
    made_at: ms(now),
    ...(rubric ? { rubric_json: JSON.stringify(rubric) } : {}),
  };
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

/** A kit with where it stands: one of the application's own, or of an earlier one of the same candidate. */
export type KitInLoop = { interview: Id; application: Id; stageId: string; kit: Kit };

/** Kits made for any interview of a candidate, in this application or an earlier one. */
export async function listKitsOfCandidate(db: Db, team: TeamId, candidate: Id): Promise<KitInLoop[]> {
  const rows = await db
    .selectFrom('kit as k')
    .innerJoin('interview as i', j =>
      j.onRef('i.team_id', '=', 'k.team_id').onRef('i.id', '=', 'k.interview_id'),
    )
    .innerJoin('stage_entry as e', j =>
      j.onRef('e.team_id', '=', 'i.team_id').onRef('e.id', '=', 'i.stage_entry_id'),
    )
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'i.team_id').onRef('a.id', '=', 'i.application_id'),
    )
    .select(['k.interview_id', 'k.body_json', 'i.application_id', 'e.stage_id'])
    .where('k.team_id', '=', team)
    .where('a.candidate_id', '=', candidate)
    .orderBy('k.interview_id')
    .execute();
  return rows.map(r => ({
    interview: r.interview_id,
    application: r.application_id,
    stageId: r.stage_id,
    kit: JSON.parse(r.body_json) as Kit,
  }));
}

/** How often each question was handed out since a moment. @param except Interviews whose kits do not count. */
export async function countExposure(
  db: Db,
  team: TeamId,
  since: Temporal.Instant,
  except: readonly Id[] = [],
): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('kit_question')
    .select('question_id')
    .select(e => e.fn.countAll<number>().as('times'))
    .where('team_id', '=', team)
    .where('made_at', '>=', ms(since))
    .$if(except.length > 0, q => q.where('interview_id', 'not in', except))
    .groupBy('question_id')
    .execute();
  return Object.fromEntries(rows.map(r => [r.question_id, r.times]));
}

/** The questions of every kit whose interview somebody has scored: they were met, or could have been. */
export async function listMetQuestions(db: Db, team: TeamId): Promise<Met[]> {
  const rows = await db
    .selectFrom('kit as k')
    .innerJoin('interview as i', j =>
      j.onRef('i.team_id', '=', 'k.team_id').onRef('i.id', '=', 'k.interview_id'),
    )
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'i.team_id').onRef('a.id', '=', 'i.application_id'),
    )
    .innerJoin('candidate as c', j =>
      j.onRef('c.team_id', '=', 'a.team_id').onRef('c.id', '=', 'a.candidate_id'),
    )
    .innerJoin('seat as s', j => j.onRef('s.team_id', '=', 'i.team_id').onRef('s.interview_id', '=', 'i.id'))
    .innerJoin('scorecard as x', j => j.onRef('x.team_id', '=', 's.team_id').onRef('x.seat_id', '=', 's.id'))
    .select(['k.body_json', 'c.id', 'c.name'])
    .select(e => e.fn.min('x.submitted_at').as('at'))
    .where('k.team_id', '=', team)
    .groupBy(['k.interview_id', 'k.body_json', 'c.id', 'c.name'])
    .execute();
  return rows.flatMap(({ body_json, id: candidate, name, at }) =>
    (JSON.parse(body_json) as Kit).questions.map(question => ({
      question,
      candidate,
      name,
      at: instant(at),
    })),
  );
}
