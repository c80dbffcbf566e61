import { aheadOf, type Debrief } from '../core/loop/debrief.ts';
import type { Answer, Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import { openEntry, type Situation } from '../core/loop/situation.ts';
import { cleanText, REASON_LIMIT, shorten } from '../core/loop/text.ts';
import type { Interval } from '../core/time/interval.ts';
import { isOverlap } from '../store/conflicts.ts';
import { findDebrief, insertDebriefAnswer } from '../store/debriefs.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, refreshApplication, syncEvent } from './outbox.ts';
import { callOffDebrief, placeDebrief } from './place-debrief.ts';
import { requireAppointment } from './require.ts';
import type { Taken } from './take-calendar-edit.ts';
import { itself, type World } from './world.ts';

type Edited = {
  debrief: Id;
  version: number;
  edit: { kind: 'deleted' } | { kind: 'moved'; time: Interval };
};

/**
 * Takes over what somebody changed in the calendar by hand: a deleted talk is called off, a moved one moves with its
 * people, unless one of them has an interview then, or that time is over: then it is put back.
 */
export async function followDebrief(world: World, team: TeamId, edited: Edited): Promise<Taken> {
  const take = (work: (step: Step, on: Standing) => Promise<Taken>) =>
    operate(world, itself(team), 'follow-debrief', async step => {
      const on = await standing(step, edited);
      return on ? work(step, on) : 'moot';
    });
  try {
    return await take((step, on) => takeEdit(step, on, edited.edit));
  } catch (error) {
    if (!isOverlap(error)) throw error;
    return take(putBack);
  }
}

type Standing = { situation: Situation; debrief: Debrief; time: Interval };

/** The booking that the event showed, while it is still to take place. */
async function standing(
  step: Step,
  { debrief: id, version }: Pick<Edited, 'debrief' | 'version'>,
): Promise<Standing | undefined> {
  const situation = await requireAppointment(step, id);
  const debrief = await findDebrief(step.tx, step.team, id);
  const booking = aheadOf(debrief, step.now);
  const isOpen = debrief && openEntry(situation)?.id === debrief.stageEntryId;
  if (!isOpen || booking?.version !== version) return undefined;
  return { situation, debrief, time: booking.time };
}

async function takeEdit(step: Step, on: Standing, edit: Edited['edit']): Promise<Taken> {
  const { situation, debrief } = on;
  if (edit.kind === 'deleted') {
    await callOffDebrief(step, situation, debrief, 'The event was deleted in the calendar.');
    await tell(step, on, 'deleted');
    return 'called off';
  }
  if (Temporal.Instant.compare(edit.time.start, step.now) <= 0) return putBack(step, on);
  const people = debrief.guests.map(g => g.person);
  const placing = { situation, entry: { id: debrief.stageEntryId }, people, debrief };
  await placeDebrief(step, placing, edit.time);
  return 'moved';
}

async function putBack(step: Step, on: Standing): Promise<Taken> {
  await syncEvent(step, on.debrief.id, on.time.end);
  await tell(step, on, 'kept');
  return 'kept';
}

type Said = { debrief: Id; version: number; person: PersonId; answer: Answer; reason: string };

/** Takes over what somebody answered in their calendar. A no is told to whoever has to find another time. */
export async function takeDebriefAnswer(world: World, team: TeamId, said: Said): Promise<void> {
  await operate(world, { team, person: said.person }, 'take-debrief-answer', async step => {
    const on = await standing(step, said);
    const guest = on?.debrief.guests.find(g => g.person === said.person);
    if (!on || !guest || guest.answer === said.answer) return;
    const reason = shorten(cleanText(said.reason), REASON_LIMIT);
    await insertDebriefAnswer(step.tx, step.team, { ...said, id: step.nextId(), reason, at: step.now });
    await step.audit(`debrief:${said.debrief}`, {
      before: { answer: guest.answer },
      after: { answer: said.answer, reason },
    });
    if (said.answer === 'declined') await tell(step, on, 'declined', said.person);
    await refreshApplication(step, on.situation);
  });
}

/** @param by Who brought it about: they know. */
async function tell(
  step: Step,
  { situation, debrief, time }: Standing,
  news: 'deleted' | 'kept' | 'declined',
  by = '',
): Promise<void> {
  const { role, application } = situation;
  const arranged = debrief.booking?.bookedBy;
  const others = [role.hiringManager, arranged].filter(p => p !== undefined && p !== by && p !== 'hireloop');
  const version = String(debrief.booking?.version ?? 0);
  for (const to of new Set(others.length > 0 ? others : [role.recruiter]))
    await postNotice(step, {
      key: `debrief-news:${debrief.id}:${version}:${news}:${by}:${to}`,
      ref: { notice: 'debrief-news', ids: { debrief: debrief.id, version, news, by } },
      to: to ?? role.recruiter,
      subject: application.id,
      notAfter: time.end,
    });
}
