import type { Id, TeamId } from '../core/loop/glossary.ts';
import { listAppointmentsAhead } from '../store/appointments.ts';
import { readCursor, saveCursor } from '../store/cursors.ts';
import { type EventLink, findEventLink } from '../store/event-links.ts';
import { findSituationOfAppointment } from '../store/situations.ts';
import { operate, type Step } from './operate.ts';
import { mailCandidate, syncEvent } from './outbox.ts';
import { givenLink } from './video-link.ts';
import { itself, type World } from './world.ts';

const CURSOR = 'video-link';

/**
 * Once after the operator has chosen where interviews take place online, or has chosen anew: what is booked already gets
 * its link as well, in its event, in Slack, and by a mail to the candidate where their calendar does not tell them.
 */
export async function giveVideoLinks(world: World, team: TeamId): Promise<void> {
  const { videoLink } = world;
  const chosen = typeof videoLink === 'object' ? videoLink.template : (videoLink ?? '');
  if (((await readCursor(world.db, team, CURSOR)) ?? '') === chosen) return;
  await operate(world, itself(team), 'give-video-links', async step => {
    if (chosen !== '')
      for (const { id, end } of await listAppointmentsAhead(step.tx, team, step.now)) {
        const link = await findEventLink(step.tx, team, id);
        if (link && lacks(world, link)) await give(world, step, id, end);
      }
    await saveCursor(step.tx, team, CURSOR, chosen);
  });
}

function lacks(world: World, { appointment, join }: EventLink): boolean {
  const given = givenLink(world, appointment);
  return given === undefined ? join === undefined : join !== given;
}

async function give(world: World, step: Step, id: Id, end: Temporal.Instant): Promise<void> {
  const situation = await findSituationOfAppointment(step.tx, step.team, id);
  const booking = situation?.interviews.find(i => i.id === id)?.booking;
  if (booking?.room) return;
  await syncEvent(step, id, end);
  // A room that the calendar makes is not known yet; who makes it tells its guests.
  if (booking && givenLink(world, id) !== undefined)
    await mailCandidate(step, 'invitation', id, booking.version, end, 'video');
}
