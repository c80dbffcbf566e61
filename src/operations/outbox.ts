import type { Id, PersonId } from '../core/loop/glossary.ts';
import type { Interview, Seat, Situation } from '../core/loop/situation.ts';
import type { NoticeRef } from '../core/ports.ts';
import type { Interval } from '../core/time/interval.ts';
import { cancelEffects } from '../store/effects.ts';
import { kitTime } from './kit-time.ts';
import type { Step } from './operate.ts';
import { later } from '../core/time/instants.ts';

/**
 * What operations ask the outside world to do: the kinds of effect with their keys. A key says what is done and for
 * which version, so that the same thing asked for twice is done once.
 */

/** Past this, an effect about something that has no end of its own would only confuse. */
const PATIENCE = { hours: 14 * 24 };
const HOME_SLOT_MS = 5000;

export type Notice = {
  key: string;
  ref: NoticeRef;
  to: PersonId;
  /** The application or role whose messages it belongs to. */
  subject: string;
  notBefore?: Temporal.Instant;
  notAfter?: Temporal.Instant;
};

/** Of the effect that posts a notice. */
export const noticeKey = (key: string): string => `notice:${key}`;

export async function postNotice(step: Step, notice: Notice): Promise<boolean> {
  const { key, ref, to, subject, notBefore } = notice;
  const from = notBefore ?? step.now;
  return step.enqueue({
    key: noticeKey(key),
    kind: 'post-notice',
    // Slack takes one message a second and conversation: one lane each keeps their order as well.
    lane: `slack:${to}`,
    payload: { message: key, notice: ref.notice, ids: ref.ids, to, subject },
    notBefore: from,
    notAfter: notice.notAfter ?? from.add(PATIENCE),
  });
}

/** The one message a day that reminds somebody; what stands in it is read when it is sent. */
export async function postBundle(
  step: Step,
  { key, recipient, ...times }: { key: string; recipient: string } & Pick<Notice, 'notBefore' | 'notAfter'>,
): Promise<boolean> {
  const ref = { notice: 'nudge', ids: { bundle: key } };
  return postNotice(step, { key, ref, to: recipient, subject: key, ...times });
}

/** Brings every message about an application or role up to date, and the Home tabs of the people in it. */
export async function refreshAbout(step: Step, subject: string, people: readonly PersonId[]): Promise<void> {
  await step.enqueue({
    key: `refresh:${subject}:${step.nextId()}`,
    kind: 'refresh-messages',
    lane: `about:${subject}`,
    payload: { subject },
    notAfter: step.now.add(PATIENCE),
  });
  for (const person of new Set(people)) await publishHome(step, person);
}

/**
 * `soon`: once for all changes of a few seconds, some time after the last of them began, since a change may still be
 * under way when its slot ends, and would then find its Home published already. `now`: somebody looks at it.
 */
export async function publishHome(
  step: Step,
  person: PersonId,
  when: 'now' | 'soon' = 'soon',
): Promise<void> {
  const slot = Math.floor(step.now.epochMilliseconds / HOME_SLOT_MS);
  const after = Temporal.Instant.fromEpochMilliseconds((slot + 2) * HOME_SLOT_MS);
  await step.enqueue({
    key: `home:${person}:${when === 'now' ? step.nextId() : slot}`,
    kind: 'publish-home',
    lane: `home:${person}`,
    payload: { person },
    notBefore: when === 'now' ? step.now : after,
    notAfter: step.now.add(PATIENCE),
  });
}

export async function refreshApplication(step: Step, situation: Situation): Promise<void> {
  const { application, role, interviews } = situation;
  const seated = interviews.flatMap(i => i.seats.map(s => s.person));
  await refreshAbout(step, application.id, [role.recruiter, role.hiringManager, ...seated]);
}

/** One lane an event: what is written to it and what is read from it do not run side by side. */
const eventLane = (appointment: Id): string => `event:${appointment}`;

/** Begins the keys of what is to be written to the event of an appointment. */
export const eventKey = (appointment: Id): string => `event:${appointment}:`;

/** Makes the calendar event equal to what is booked now: creates, moves, changes or cancels it. */
export async function syncEvent(step: Step, appointment: Id, until: Temporal.Instant): Promise<void> {
  await step.enqueue({
    key: `${eventKey(appointment)}${step.nextId()}`,
    kind: 'sync-event',
    lane: eventLane(appointment),
    payload: { appointment },
    notAfter: until,
  });
}

/** Compares the event with what is booked, and takes over what the calendar knows better. */
export async function checkEvent(step: Step, appointment: Id, until: Temporal.Instant): Promise<void> {
  await step.enqueue({
    key: `check:${appointment}:${step.nextId()}`,
    kind: 'check-event',
    lane: eventLane(appointment),
    payload: { appointment },
    notAfter: until,
  });
}

/** Begins the keys of answers that are on their way to the calendar. */
export const answerKey = (seat: Id): string => `answer:${seat}:`;

/** Shows an answer that was given in Slack in the calendar as well. */
export async function answerInCalendar(step: Step, interview: Interview, seat: Seat): Promise<void> {
  await step.enqueue({
    key: `${answerKey(seat.id)}${step.nextId()}`,
    kind: 'answer-event',
    lane: eventLane(interview.id),
    payload: { interview: interview.id, seat: seat.id },
    notAfter: interview.booking?.time.end ?? step.now.add(PATIENCE),
  });
}

/** Takes over what was answered in the calendar, once for every state of the event. */
export async function takeAnswers(
  step: Step,
  appointment: Id,
  etag: string,
  until: Temporal.Instant,
  notBefore = step.now,
): Promise<void> {
  await step.enqueue({
    key: `answers:${appointment}:${etag}`,
    kind: 'take-answers',
    lane: eventLane(appointment),
    payload: { appointment },
    notBefore,
    notAfter: until,
  });
}

const NEWS_SLOT_MS = 2000;
/** By then calendars were looked at anyway. */
const NEWS_GOES = { minutes: 15 };

/** Looks at a calendar that is said to have changed, once for all that is said within a moment, when that is over. */
export async function readCalendar(step: Step, address: string): Promise<void> {
  const slot = Math.floor(step.now.epochMilliseconds / NEWS_SLOT_MS);
  await step.enqueue({
    key: `calendar-news:${address}:${slot}`,
    kind: 'read-calendar',
    lane: `calendar:${address}`,
    payload: { address },
    notBefore: Temporal.Instant.fromEpochMilliseconds((slot + 1) * NEWS_SLOT_MS),
    notAfter: step.now.add(NEWS_GOES),
  });
}

/** Between a no and the search for somebody else: long enough to take back a slip of the finger. */
const SECOND_THOUGHTS = { minutes: 2 };
/** How long the people of one wave have before others are asked too. */
const WAVE = { minutes: 20 };

const waveKey = (seat: Id, version: number): string => `replace:${seat}:${version}:`;

/** Has somebody else found for a seat whose holder declined; later waves while nobody took it. */
export async function findSomebodyElse(step: Step, interview: Interview, seat: Id, wave = 0): Promise<void> {
  const { booking } = interview;
  if (!booking) return;
  const after = wave === 0 ? SECOND_THOUGHTS : WAVE;
  await step.enqueue({
    key: `${waveKey(seat, booking.version)}${wave === 0 ? step.nextId() : `wave-${wave}`}`,
    kind: 'replace-seat',
    lane: eventLane(interview.id),
    payload: { interview: interview.id, seat, version: booking.version, wave },
    notBefore: step.now.add(after),
    notAfter: booking.time.start,
  });
}

/** All who were asked said no: the next wave does not wait for its time. */
export async function askOthersNow(step: Step, interview: Interview, seat: Id, wave: number): Promise<void> {
  const { booking } = interview;
  if (!booking) return;
  const prefix = waveKey(seat, booking.version);
  await cancelEffects(step.tx, step.team, prefix, step.now);
  await step.enqueue({
    key: `${prefix}${step.nextId()}`,
    kind: 'replace-seat',
    lane: eventLane(interview.id),
    payload: { interview: interview.id, seat, version: booking.version, wave },
    notAfter: booking.time.start,
  });
}

export type RoomLost = { interview: Id; version: number; room: Id; why: 'declined' | 'retired' };

/** Has another room found for an interview whose room said no, or is not used any more. */
export async function findOtherRoom(step: Step, lost: RoomLost, until: Temporal.Instant): Promise<void> {
  const { interview, version, room } = lost;
  await step.enqueue({
    key: `room:${interview}:${version}:${room}`,
    kind: 'replace-room',
    lane: eventLane(interview),
    payload: lost,
    notAfter: until,
  });
}

/**
 * Tells the candidate about the booking, or the cancellation, of an interview.
 * @param place Set where only the place is new, to what it is: said once for each.
 */
export async function mailCandidate(
  step: Step,
  mail: 'invitation' | 'cancellation',
  interview: Id,
  version: number,
  until: Temporal.Instant,
  place?: string,
): Promise<void> {
  await step.enqueue({
    key: `mail:${mail}:${interview}:${version}${place === undefined ? '' : `:${place}`}`,
    kind: 'mail-candidate',
    lane: `mail:${interview}`,
    payload: { mail, interview, version, ...(place === undefined ? {} : { place }) },
    notAfter: until,
  });
}

/** Asks a candidate whether they have time that they have not offered; the same stretch is asked for once. */
export async function mailQuestion(step: Step, application: Id, asked: Interval): Promise<void> {
  const [start, end] = [asked.start.toString(), asked.end.toString()];
  await step.enqueue({
    key: `mail:question:${application}:${start}`,
    kind: 'mail-question',
    lane: `mail:question:${application}`,
    payload: { application, start, end },
    notAfter: asked.end,
  });
}

/** How long before an interview its kit is repeated, with all that is needed to begin. */
const SOON = { minutes: 15 };

/** Everything a seat is sent around a booking; what no longer holds when its time comes is dropped by the messenger. */
export async function inviteSeat(step: Step, subject: Id, interview: Interview, seat: Seat): Promise<void> {
  const { booking } = interview;
  if (!booking) throw new Error(`Interview ${interview.id} has no booking`);
  const ids = { interview: interview.id, seat: seat.id, version: String(booking.version) };
  const about = { to: seat.person, subject };
  const { start, end } = booking.time;
  await postNotice(step, {
    ...about,
    key: `invitation:${seat.id}:${booking.version}`,
    ref: { notice: 'invitation', ids },
    notAfter: start,
  });
  await sendKit(step, subject, interview, seat);
  await postNotice(step, {
    ...about,
    key: `soon:${seat.id}:${booking.version}`,
    ref: { notice: 'soon', ids },
    notBefore: later(start.subtract(SOON), step.now),
    notAfter: start.add(SOON),
  });
  if (seat.kind === 'shadow') return;
  await postNotice(step, {
    ...about,
    key: `scorecard:${seat.id}:${booking.version}`,
    ref: { notice: 'scorecard', ids },
    notBefore: end,
  });
}

/** @param again Set where its questions have changed since they were sent. */
export async function sendKit(
  step: Step,
  subject: Id,
  { id, booking }: Interview,
  seat: Seat,
  again?: string,
): Promise<void> {
  if (!booking) throw new Error(`Interview ${id} has no booking`);
  const early = await kitTime(step, booking.time.start, seat.person);
  // Not sent yet: the message that is to come will have the new questions.
  if (again !== undefined && Temporal.Instant.compare(early, step.now) > 0) return;
  await postNotice(step, {
    to: seat.person,
    subject,
    key: `kit:${seat.id}:${booking.version}${again === undefined ? '' : `:${again}`}`,
    ref: { notice: 'kit', ids: { interview: id, seat: seat.id, version: String(booking.version) } },
    notBefore: later(early, step.now),
    notAfter: booking.time.end,
  });
}
