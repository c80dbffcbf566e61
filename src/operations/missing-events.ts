import type { Id } from '../core/loop/glossary.ts';
import type { Situation } from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import { listClaims } from '../store/bookings.ts';
import { type EventLink, findEventLink, listEventLinks, saveEventLink } from '../store/event-links.ts';
import { findSituationOfInterview } from '../store/situations.ts';
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
/** Nothing is booked further ahead. */
const AHEAD = { hours: 366 * 24 };

/** Of links whose events are gone, those that were all that stood ahead in their calendar. */
export async function missingAtOnce(step: Step, gone: readonly EventLink[]): Promise<EventLink[]> {
  if (gone.length < MANY) return [];
  const ahead = await linksAhead(step);
  return [...Map.groupBy(gone, link => link.organiser)].flatMap(([organiser, some]) => {
    const stood = ahead.filter(l => l.organiser === organiser);
    const all = stood.every(l => some.some(s => s.interview === l.interview));
    return stood.length >= MANY && all ? some : [];
  });
}

async function linksAhead(step: Step): Promise<EventLink[]> {
  const within = { start: step.now, end: step.now.add(AHEAD) };
  const booked = new Set((await listClaims(step.tx, step.team, within)).map(c => c.interview));
  return (await listEventLinks(step.tx, step.team)).filter(l => l.etag !== '' && booked.has(l.interview));
}

/** Tells everybody who runs one of these interviews, once. */
export async function tellMissing(step: Step, missing: readonly EventLink[]): Promise<void> {
  const told = new Set<string>();
  for (const { interview, organiser } of missing) {
    const situation = await findSituationOfInterview(step.tx, step.team, interview);
    const to = situation?.role.recruiter;
    if (!situation || !to || told.has(`${to} ${organiser}`)) continue;
    told.add(`${to} ${organiser}`);
    await postNotice(step, {
      key: `events-missing:${interview}:${step.nextId()}`,
      ref: { notice: 'events-missing', ids: { interview, count: String(missing.length) } },
      to,
      subject: situation.application.id,
    });
  }
}

/** `restore`: they are put into the calendar again; `call off`: those that are gone indeed are called off. */
export type Verdict = 'restore' | 'call off';

/**
 * Somebody says what became of the events of a calendar.
 * @param interview One of those that were in it.
 * @returns How many interviews it concerns.
 */
export async function settleMissing(
  world: World,
  actor: Actor,
  { interview, verdict }: { interview: Id; verdict: Verdict },
): Promise<number> {
  return operate(world, actor, 'settle-missing', async step => {
    const situation = await findSituationOfInterview(step.tx, step.team, interview);
    if (!situation) throw new UserError('This interview does not exist any more.');
    await authorise(step, 'schedule interviews', { situation });
    const link = await findEventLink(step.tx, step.team, interview);
    const all = (await linksAhead(step)).filter(l => l.organiser === link?.organiser);
    for (const one of all) await settleOne(step, one, verdict);
    await step.audit(`application:${situation.application.id}`, { after: { verdict, events: all.length } });
    return all.length;
  });
}

async function settleOne(step: Step, link: EventLink, verdict: Verdict): Promise<void> {
  const situation = await findSituationOfInterview(step.tx, step.team, link.interview);
  const until = bookedUntil(situation, link.interview);
  if (!situation || !until) return;
  await authorise(step, 'schedule interviews', { situation });
  if (verdict === 'call off')
    return takeAnswers(step, link.interview, `gone, as said ${step.nextId()}`, until);
  // What it shows is not known any more: it is written anew, and made anew where it is gone.
  await saveEventLink(step.tx, step.team, { ...link, shows: '' }, step.now);
  await syncEvent(step, link.interview, until);
}

const bookedUntil = (situation: Situation | undefined, interview: Id): Temporal.Instant | undefined =>
  situation?.interviews.find(i => i.id === interview)?.booking?.time.end;
