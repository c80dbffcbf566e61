import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Learner } from '../core/loop/learners.ts';
import { nextSeat, type Training, trainingStep, type TrainingStep } from '../core/scoring/training.ts';
import { listHeldSeats } from '../store/held-seats.ts';
import { listTrainings } from '../store/trainings.ts';
import { practiceResults } from './practice-results.ts';
import type { World } from './world.ts';

type On = Pick<World, 'db' | 'catalogue'> & { now: Temporal.Instant };

export type TrainingRead = { training: Training; step: TrainingStep; next: Learner['kind'] | undefined };

/** Who learns what, how far they are, and which seat they take next. @param only Leave it out for all of the team. */
export async function readTrainings(
  on: On,
  team: TeamId,
  only?: readonly PersonId[],
): Promise<TrainingRead[]> {
  const trainings = await listTrainings(on.db, team, only);
  return Promise.all(
    trainings.map(async training => {
      const seats = await listHeldSeats(on.db, team, training.person);
      const packs = await practiceResults(on, team, training.person);
      const judgesAlike = packs.some(p => p.result.alike);
      const step = trainingStep(seats, training, { now: on.now, judgesAlike });
      return { training, step, next: nextSeat(step, seats, training, on.now) };
    }),
  );
}

/** Those who would sit in an interview to learn it. */
export async function listLearners(on: On, team: TeamId): Promise<Learner[]> {
  const trainings = await readTrainings(on, team);
  return trainings.flatMap(({ training: { person, stage }, next }) =>
    next ? [{ person, stage, kind: next }] : [],
  );
}
