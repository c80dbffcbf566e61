import type { PersonId } from '../core/loop/glossary.ts';
import { UserError } from '../core/user-error.ts';
import { deletePause, findInterviewer, insertPause } from '../store/interviewers.ts';
import { lockInterviewers } from '../store/locks.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import { refreshAbout } from './outbox.ts';
import type { Actor, World } from './world.ts';

/** Takes somebody out of the pools, or back in. Interviews that are booked stay booked. */
export async function pauseInterviewer(
  world: World,
  actor: Actor,
  input: { person: PersonId; paused: boolean },
): Promise<void> {
  await operate(world, actor, 'pause-interviewer', async step => {
    await authorise(step, 'change these hours', { owner: input.person });
    await lockInterviewers(step.tx, step.team, [input.person]);
    const known = await findInterviewer(step.tx, step.team, input.person);
    if (!known) throw new UserError('This person is no interviewer.', 'Add them with /hire team.');
    if (known.paused === input.paused) return;
    await (input.paused
      ? insertPause(step.tx, step.team, input.person, step.by, step.now)
      : deletePause(step.tx, step.team, input.person));
    await step.audit(`interviewer:${input.person}`, {
      before: { paused: known.paused },
      after: { paused: input.paused },
    });
    await refreshAbout(step, `person:${input.person}`, [input.person]);
  });
}
