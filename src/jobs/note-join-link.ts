import type { Id, TeamId } from '../core/loop/glossary.ts';
import { operate } from '../operations/operate.ts';
import { refreshApplication } from '../operations/outbox.ts';
import { itself, type World } from '../operations/world.ts';
import { findSituationOfAppointment } from '../store/situations.ts';

/** The room of an appointment came to be known: messages that were sent before show it too. */
export async function noteJoinLink(world: World, team: TeamId, appointment: Id): Promise<void> {
  await operate(world, itself(team), 'note-join-link', async step => {
    const situation = await findSituationOfAppointment(step.tx, team, appointment);
    if (situation) await refreshApplication(step, situation);
  });
}
