import { writeHours } from '../../core/loop/hours-text.ts';
import type { Interviewer } from '../../core/loop/people.ts';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { blockTime } from '../../operations/block-time.ts';
import { pauseInterviewer } from '../../operations/pause-interviewer.ts';
import { findInterviewer } from '../../store/interviewers.ts';
import { actions, context, type MessageView, section } from '../blocks/blocks.ts';
import { textInput } from '../blocks/inputs.ts';
import { joined, lines, mrkdwn, short } from '../blocks/text.ts';
import { when } from '../blocks/time.ts';
import type { Call } from '../kernel/call.ts';
import { button, defineButton, defineModal, modal, type Verb } from '../kernel/kinds.ts';
import { note, noteView } from '../kernel/screens.ts';
import { listAllowed } from '../pick/applications.ts';
import { hoursFormView } from './interviewer-form.ts';

export const hoursButton = defineButton('me.hours', async call => {
  await call.open(hoursFormView(await findInterviewer(call.world.db, call.team, call.person), call.zone));
});

export const pauseButton = defineButton<'paused'>('me.pause', async (call, { paused }) => {
  await pauseInterviewer(call.world, call.actor, { person: call.person, paused: paused === 'yes' });
  await call.tell(
    note(
      paused === 'yes'
        ? 'You take no new interviews until you end the pause with /hire me. What is booked stays booked.'
        : 'Welcome back: you can be asked again.',
    ),
  );
});

export const blockForm = defineModal('me.block', async (call, _ids, form) => {
  const count = await blockTime(call.world, call.actor, {
    title: form.text('title'),
    times: form.text('times'),
    zone: call.zone,
  });
  return {
    kind: 'show',
    view: noteView(
      'Time blocked',
      `${plural(count, 'stretch', 'stretches')} of time kept free of interviews.`,
    ),
  };
});

export const blockButton = defineButton('me.block', async call => {
  await call.open(blockView(call.zone));
});

export function blockView(zone: string) {
  return modal(
    blockForm,
    {},
    {
      title: 'Block time',
      submit: 'Block',
      close: 'Cancel',
      blocks: [
        textInput('title', { label: 'What for', max: 80, optional: true, placeholder: 'Dentist' }),
        textInput('times', {
          label: 'When',
          multiline: true,
          hint: `In ${zone}, one day a line: "Thu 3 Dec 9-12", "Mon-Fri 13-14".`,
        }),
      ],
    },
  );
}

export const meVerb: Verb = {
  name: 'me',
  usage: '',
  summary: 'Your interviews, hours and limits',
  async run(call) {
    const known = await findInterviewer(call.world.db, call.team, call.person);
    await call.tell(
      meView({ known, ahead: await myInterviews(call), local: call.world.calendar.provider === 'local' }),
    );
  },
};

export type Mine = { situation: Situation; interview: Interview };

/** Booked interviews ahead in which somebody has a seat, the next one first. */
export async function myInterviews(call: Pick<Call, 'world' | 'team' | 'person'>): Promise<Mine[]> {
  const now = call.world.clock.now();
  const situations = await listAllowed(call, 'answer the invitation');
  const mine = situations.flatMap(situation =>
    situation.interviews
      .filter(i => i.seats.some(s => s.person === call.person))
      .filter(i => i.booking && Temporal.Instant.compare(now, i.booking.time.end) < 0)
      .map(interview => ({ situation, interview })),
  );
  const startOf = ({ interview }: Mine) => interview.booking?.time.start.epochMilliseconds ?? 0;
  return mine.sort((a, b) => startOf(a) - startOf(b));
}

export function meView({
  known,
  ahead,
  local,
}: {
  known: Interviewer | undefined;
  ahead: readonly Mine[];
  local: boolean;
}): MessageView {
  const next = ahead
    .slice(0, 10)
    .map(
      ({ situation, interview }) =>
        mrkdwn`• ${interview.booking ? when(interview.booking.time.start, interview.booking.zone) : ''} · ${interview.name} with *${short(situation.candidate.name)}*`,
    );
  const interviews =
    ahead.length > 0
      ? lines(mrkdwn`*Your interviews*`, joined(next, '\n'))
      : mrkdwn`You have no interview ahead.`;
  const block = local ? [button(blockButton, 'Block time', {})] : [];
  if (!known) {
    return {
      text: `You are no interviewer. ${plural(ahead.length, 'interview')} ahead.`,
      blocks: [
        section(interviews),
        context(mrkdwn`You are no interviewer yet: a recruiter can add you with \`/hire team\`.`),
        ...(block.length > 0 ? [actions(...block)] : []),
      ],
    };
  }
  const toggle = known.paused
    ? button(pauseButton, 'End the pause', { paused: 'no' })
    : button(pauseButton, 'Pause me', { paused: 'yes' });
  return {
    text: `${plural(ahead.length, 'interview')} ahead. Your hours (${known.zone}): ${writeHours(known.hours)}`,
    blocks: [
      section(interviews),
      section(
        lines(
          mrkdwn`*Your hours* · ${known.zone}${known.paused ? ' · on a pause' : ''}`,
          mrkdwn`${writeHours(known.hours)}`,
        ),
      ),
      context(
        mrkdwn`${known.level} · ${Object.entries(known.skills)
          .map(([s, q]) => `${s} ${q}`)
          .join(
            ', ',
          )} · at most ${known.perDay ?? 'any number'} a day, ${known.perWeek ?? 'any number'} a week`,
      ),
      actions(button(hoursButton, 'Change my hours', {}), toggle, ...block),
    ],
  };
}
