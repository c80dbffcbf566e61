import type { Id } from '../core/loop/glossary.ts';
import { UserError } from '../core/user-error.ts';
import { listAppointmentsAhead } from '../store/appointments.ts';
import { type EventLink, findEventLink, listEventLinks, saveEventLink } from '../store/event-links.ts';
import { findSituationOfAppointment } from '../store/situations.ts';
import { authorise } from './authorise.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, syncEvent, takeAnswers } from './outbox.ts';
import type { Actor, World } from './world.ts';

/**
 * All our events of one calendar gone at once: more likely a calendar that was deleted, a mailbox that was moved or a
 * provider in trouble than somebody who called everything off. Nothing is done until a person says which.
 */

/** Fewer than this may well be deleted by hand. */
const MANY = 3;

/** Of links whose events are gone, those that were all that stood ahead in their calendar. */
export async function missingAtOnce(step: Step, gone: readonly EventLink[]): Promise<EventLink[]> {
  if (gone.length < MANY) return [];
  const ahead = await linksAhead(step);
  return [...Map.groupBy(gone, link => link.organiser)].flatMap(([organiser, some]) => {
    const stood = ahead.filter(l => l.organiser === organiser);
    const all = stood.every(l => some.some(s => s.appointment === l.appointment));
    return stood.length >= MANY && all ? some : [];
  });
}

/** `until`: when the appointment is over. */
type LinkAhead = EventLink & { until: Temporal.Instant };

async function linksAhead(step: Step): Promise<LinkAhead[]> {
  const ahead = await listAppointmentsAhead(step.tx, step.team, step.now);
  const ends = new Map(ahead.map(a => [a.id, a.end]));
  return (await listEventLinks(step.tx, step.team)).flatMap(link => {
    const until = ends.get(link.appointment);
    return until && link.etag !== '' ? { ...link, until } : [];
  });
}

/** Tells everybody who runs one of these appointments, once. */
export async function tellMissing(step: Step, missing: readonly EventLink[]): Promise<void> {
  const told = new Set<string>();
  for (const { appointment, organiser } of missing) {
    const situation = await findSituationOfAppointment(step.tx, step.team, appointment);
    const to = situation?.role.recruiter;
    if (!situation || !to || told.has(`${to} ${organiser}`)) continue;
    told.add(`${to} ${organiser}`);
    await postNotice(step, {
      key: `events-missing:${appointment}:${step.nextId()}`,
      ref: { notice: 'events-missing', ids: { appointment, count: String(missing.length) } },
      to,
      subject: situation.application.id,
    });
  }
}

/** `restore`: they are put into the calendar again; `call off`: those that are gone indeed are called off. */
export type Verdict = 'restore' | 'call off';

/**
 * Somebody says what became of the events of a calendar.
 * @param appointment One of those that were in it.
 * @returns How many appointments it concerns.
 */
export async function settleMissing(
  world: World,
  actor: Actor,
  { appointment, verdict }: { appointment: Id; verdict: Verdict },
): Promise<number> {
  return operate(world, actor, 'settle-missing', async step => {
    const situation = await findSituationOfAppointment(step.tx, step.team, appointment);
    if (!situation) throw new UserError('This appointment does not exist any more.');
    await authorise(step, 'schedule interviews', { situation });
    const link = await findEventLink(step.tx, step.team, appointment);
    const all = (await linksAhead(step)).filter(l => l.organiser === link?.organiser);
    for (const one of all) await settleOne(step, one, verdict);
    await step.audit(`application:${situation.application.id}`, { after: { verdict, events: all.length } });
    return all.length;
  });
}

async function settleOne(step: Step, { until, ...link }: LinkAhead, verdict: Verdict): Promise<void> {
  const situation = await findSituationOfAppointment(step.tx, step.team, link.appointment);
  if (!situation) return;
  await authorise(step, 'schedule interviews', { situation });
  if (verdict === 'call off')
    return takeAnswers(step, link.appointment, `gone, as said ${step.nextId()}`, until);
  // What it shows is not known any more: it is written anew, and made anew where it is gone.
  await saveEventLink(step.tx, step.team, { ...link, shows: '' }, step.now);
  await syncEvent(step, link.appointment, until);
}
