import { z } from 'zod';
import type { PersonId } from '../../core/loop/glossary.ts';
import { roomWords } from '../../core/loop/meeting-rooms.ts';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import { interval, type Interval } from '../../core/time/interval.ts';
import type { Attendee, Mail } from '../../core/ports.ts';
import type { World } from '../../operations/world.ts';
import { findBooking } from '../../store/bookings.ts';
import { findEventLink } from '../../store/event-links.ts';
import { findSituationOfInterview } from '../../store/situations.ts';
import { findWorkspace } from '../../store/workspaces.ts';
import { givenLink } from '../../operations/video-link.ts';
import { attendee } from '../attendee.ts';
import { DONE, type Job, type Outside } from '../job.ts';
import { resultOf } from '../outcome.ts';

const payloadSchema = z.object({
  mail: z.enum(['invitation', 'cancellation']),
  interview: z.string(),
  version: z.number(),
  /** Set where only the place is new. */
  place: z.string().optional(),
});

/** Writes to the candidate about an interview that was booked, moved or called off. */
export const mailCandidate: Job = {
  kind: 'mail-candidate',
  promised: true,
  oneAtATime: true,
  async run(outside, { team, payload }) {
    const { mail: kind, interview: id, version, place } = payloadSchema.parse(payload);
    const { world, mailer } = outside;
    if (!mailer) return { kind: 'drop', note: 'no mail server is configured' };
    const situation = await findSituationOfInterview(world.db, team, id);
    const interview = situation?.interviews.find(i => i.id === id);
    const booking = await findBooking(world.db, team, id, version);
    if (!situation || !interview || !booking) return { kind: 'drop', note: 'interview gone' };
    const { address } = await fromUs(world, situation.role, situation.role.recruiter);
    const link = await findEventLink(world.db, team, id);
    if (world.calendar.mailsGuests(link?.organiser ?? address))
      return { kind: 'drop', note: 'the calendar mails its guests' };
    // A newer invitation takes the place of an older one, and of its cancellation, by itself.
    // The letter about a place that was left again.
    if (place !== undefined && place !== (interview.booking?.room?.id ?? 'video'))
      return { kind: 'drop', note: 'overtaken by a later change' };
    const current = (interview.booking?.version ?? 0) === (kind === 'invitation' ? version : 0);
    if (!current || interview.lastVersion !== version)
      return { kind: 'drop', note: 'overtaken by a later change' };
    const sent = await mailer.send(
      await write(outside, { kind, situation, interview, version, booking, place }),
    );
    return sent.kind === 'ok' ? DONE : resultOf(sent);
  },
};

type Letter = {
  kind: 'invitation' | 'cancellation';
  situation: Situation;
  interview: Interview;
  version: number;
  booking: { time: Interval; zone: string };
  place: string | undefined;
};

async function write({ world }: Outside, letter: Letter): Promise<Mail> {
  const { kind, situation, interview, version, booking, place } = letter;
  const { candidate, role } = situation;
  const workspace = await findWorkspace(world.db, role.team);
  const company = workspace?.name ?? 'us';
  const recruiter = await fromUs(world, role, role.recruiter);
  const interviewers = await Promise.all(interview.seats.map(s => fromUs(world, role, s.person)));
  const when = sayWhen(booking.time, candidate.zone);
  const room = interview.booking?.room;
  const join = room ? undefined : (givenLink(world, interview.id) ?? interview.join);
  const words = {
    room: room && roomWords(room),
    company,
    when,
    recruiter,
    join,
    interviewers: interviewers.map(i => i.name),
  };
  const cancelled = kind === 'cancellation';
  return {
    messageId: `${[kind, interview.id, version, ...(place === undefined ? [] : [place])].join('.')}@hireloop`,
    to: { address: candidate.email, name: candidate.name },
    replyTo: recruiter,
    subject: `${cancelled ? 'Cancelled: ' : place !== undefined ? 'New place: ' : version > 1 ? 'New time: ' : ''}${interview.name} with ${company}, ${when}`,
    text: cancelled ? cancellationText(letter, words) : invitationText(letter, words),
    invitation: {
      method: cancelled ? 'CANCEL' : 'REQUEST',
      uid: `${interview.id}@hireloop`,
      sequence: version * 2 + (cancelled ? 1 : 0),
      time: interval(booking.time.start, booking.time.end),
      zone: candidate.zone,
      title: `${interview.name} with ${company}`,
      organiser: recruiter,
      guest: { address: candidate.email, name: candidate.name },
      join,
      place: words.room,
    },
  };
}

const fromUs = (world: World, { team }: Situation['role'], id: PersonId) =>
  attendee(world, team, id, 'The hiring team');

type Words = {
  /** The room in the office, where it is not on video. */
  room: string | undefined;
  join: string | undefined;
  company: string;
  when: string;
  recruiter: Attendee;
  interviewers: string[];
};

function invitationText(
  { situation, interview, version, place }: Letter,
  { company, when, recruiter, interviewers, join, room }: Words,
): string {
  const news = place !== undefined ? 'has a new place' : version > 1 ? 'has a new time' : 'is booked';
  return [
    `Hello ${situation.candidate.name},`,
    `your ${interview.name} for ${situation.role.title} at ${company} ${news}:`,
    `  ${when}\n  ${interview.minutes} minutes, with ${interviewers.join(' and ')}`,
    ...(room ? [`It takes place in our office: ${room}.`] : []),
    ...(room === undefined && place !== undefined && !join ? ['It takes place online.'] : []),
    ...(join ? [`It takes place online. Join here:\n  ${join}`] : []),
    'The invitation is attached; your calendar can add it.',
    `If anything comes up, answer this mail: it reaches ${recruiter.name}.`,
  ].join('\n\n');
}

function cancellationText({ situation, interview }: Letter, { company, when, recruiter }: Words): string {
  return [
    `Hello ${situation.candidate.name},`,
    `your ${interview.name} for ${situation.role.title} at ${company} on ${when} will not take place.`,
    `If you have questions, answer this mail: it reaches ${recruiter.name}.`,
  ].join('\n\n');
}

function sayWhen({ start }: Interval, zone: string): string {
  const local = start.toZonedDateTimeISO(zone);
  const day = local.toLocaleString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return `${day}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })} (${zone})`;
}
