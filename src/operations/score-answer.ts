import { SCORES, type Score } from '../core/scoring/rubric.ts';
import { InputError, UserError } from '../core/user-error.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { insertPracticeScore } from '../store/practice.ts';
import { operate } from './operate.ts';
import type { Actor, World } from './world.ts';

/** Takes how somebody judges a practice answer. The first judgment stands: the second would know the first one's fate. */
export async function scoreAnswer(
  world: World,
  actor: Actor,
  input: { pack: string; answer: string; score: string },
): Promise<void> {
  const [interviewer] = await listInterviewers(world.db, actor.team, [actor.person]);
  if (!interviewer)
    throw new UserError('You are not an interviewer yet.', 'Ask a recruiter to add you with /hire team.');
  const pack = world.catalogue.answers.find(p => p.id === input.pack);
  if (!pack?.answers.some(a => a.id === input.answer))
    throw new UserError('This practice answer was taken out.', 'Open the practice again with /hire me.');
  const score = SCORES.find((s): s is Score => String(s) === input.score);
  if (!score) throw new InputError({ score: `Choose 1, 2, 3 or 4; got "${input.score}".` });
  await operate(world, actor, 'score-answer', async step => {
    const given = { pack: pack.id, answer: input.answer, score };
    await insertPracticeScore(step.tx, step.team, step.by, given, step.now);
  });
}
