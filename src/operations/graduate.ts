import type { Id, PersonId } from '../core/loop/glossary.ts';
import { UserError } from '../core/user-error.ts';
import { listHeldSeats } from '../store/held-seats.ts';
import { lockInterviewers } from '../store/locks.ts';
import { listTrainers } from '../store/seats.ts';
import { findTraining, insertTrainingEnd, type TrainingRecord } from '../store/trainings.ts';
import { authorise } from './authorise.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, refreshAbout } from './outbox.ts';
import { readTrainings } from './read-trainings.ts';
import type { Actor, World } from './world.ts';

/** Ends a training: somebody who listened while they asked says that they can hold such interviews alone. */
export async function graduate(
  world: World,
  actor: Actor,
  input: { training: Id },
): Promise<TrainingRecord | undefined> {
  return operate(world, actor, 'graduate', async step => {
    const before = await requireTraining(step, input.training);
    await lockInterviewers(step.tx, step.team, [before.person]);
    const training = await requireTraining(step, input.training);
    const watched = (await watchersOf(step, training)).includes(step.by);
    await authorise(step, 'let somebody interview alone', { owner: watched ? step.by : '' });
    if (training.end) return training;
    await refuseEarly(world, step, training);
    await insertTrainingEnd(step.tx, step.team, training.id, { why: 'graduated', at: step.now, by: step.by });
    await step.audit(`interviewer:${training.person}`, { after: { graduated: training.stage } });
    await postNotice(step, {
      key: `graduated:${training.id}`,
      ref: { notice: 'graduated', ids: { training: training.id } },
      to: training.person,
      subject: `person:${training.person}`,
    });
    await refreshAbout(step, `person:${training.person}`, [training.person]);
    return findTraining(step.tx, step.team, training.id);
  });
}

async function requireTraining(step: Step, id: Id): Promise<TrainingRecord> {
  const training = await findTraining(step.tx, step.team, id);
  if (training) return training;
  throw new UserError('This training does not exist any more.', 'See who learns what with /hire team.');
}

/** Who listened while somebody asked. Nobody vouches for themselves. */
async function watchersOf(step: Step, { person, stage, since }: TrainingRecord): Promise<PersonId[]> {
  const seats = await listHeldSeats(step.tx, step.team, person);
  const asked = seats.filter(
    s =>
      s.kind === 'reverse-shadow' &&
      s.stage === stage &&
      Temporal.Instant.compare(since, s.until) < 0 &&
      Temporal.Instant.compare(s.until, step.now) <= 0,
  );
  const trainers = await listTrainers(
    step.tx,
    step.team,
    asked.map(s => s.interview),
  );
  return trainers.filter(trainer => trainer !== person);
}

async function refuseEarly(
  world: World,
  step: Step,
  { id, person }: Pick<TrainingRecord, 'id' | 'person'>,
): Promise<void> {
  if (person === step.by) throw new UserError('Somebody who listened while you asked has to say so.');
  const reads = await readTrainings({ ...world, db: step.tx, now: step.now }, step.team, [person]);
  const found = reads.find(r => r.training.id === id);
  if (found?.step.kind === 'ready') return;
  throw new UserError(
    'They have not asked in enough interviews yet while somebody listened.',
    'End the training in the form of /hire team where they need no more.',
  );
}
