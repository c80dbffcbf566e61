import { z } from 'zod';
import { findEventLink, saveEventLink } from '../../store/event-links.ts';
import { type Appointment, findAppointment } from '../appointments/appointment.ts';
import { bringEvent } from '../bring-event.ts';
import { eventId, hashOf } from '../event-id.ts';
import type { Job, Outside, Result } from '../job.ts';
import { resultOf } from '../outcome.ts';
import { takeAnswers } from './take-answers.ts';

const payloadSchema = z.object({ appointment: z.string() });

/**
 * Compares an appointment with its calendar event when the calendar may know more than the database does: after an older
 * database was put back. What people see in their calendars counts; an event that is not there is made.
 */
export const checkEvent: Job = {
  kind: 'check-event',
  promised: true,
  async run(outside, effect) {
    const { world } = outside;
    const { team, payload } = effect;
    const { appointment: id } = payloadSchema.parse(payload);
    const appointment = await findAppointment(world, team, id);
    if (!appointment?.booking) return { kind: 'drop', note: 'called off' };
    const link = await findEventLink(world.db, team, id);
    const unknown = link?.etag ? undefined : await adopt(outside, appointment);
    if (unknown) return unknown;
    const taken = await takeAnswers.run(outside, effect);
    return taken.kind === 'retry' || taken.kind === 'dead'
      ? taken
      : (await bringEvent(outside, team, id)).result;
  },
};

/** Enough: an appointment whose event was deleted so often has other worries. */
const GENERATIONS = 20;

/**
 * Looks for an event that was made after the backup, by the ids that it must have.
 * @returns how it ended where there is nothing to compare; undefined where an event was found, or never was.
 */
async function adopt({ world }: Outside, appointment: Appointment): Promise<Result | undefined> {
  const { team } = appointment;
  const version = appointment.booking?.version ?? 0;
  const draft = await appointment.draft(undefined);
  let isDeleted = false;
  for (let generation = 0; generation < GENERATIONS; generation += 1) {
    const id = eventId(appointment.id, generation);
    const read = await world.calendar.read(team, draft.organiser, id);
    if (read.kind === 'gone') break;
    if (read.kind !== 'ok') return resultOf(read);
    isDeleted = read.value.cancelled;
    if (isDeleted) continue;
    const link = {
      appointment: appointment.id,
      provider: world.calendar.provider,
      organiser: draft.organiser.address,
      eventId: id,
      etag: read.value.etag,
      // As if we had written it: what differs was changed since.
      shows: hashOf({ ...draft, id }),
      version,
      answers: {},
    };
    await saveEventLink(world.db, team, link, world.clock.now());
    return undefined;
  }
  if (!isDeleted) return undefined;
  return { kind: 'done', note: await appointment.edit({ kind: 'deleted' }) };
}
