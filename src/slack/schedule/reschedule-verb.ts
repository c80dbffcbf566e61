import type { ModalView } from '@slack/types';
import type { Interview, Situation } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { proposeTimes } from '../../operations/propose-times.ts';
import { namesOf } from '../../store/people.ts';
import { section } from '../blocks/blocks.ts';
import { checkboxInput } from '../blocks/inputs.ts';
import { mrkdwn, short } from '../blocks/text.ts';
import { spanIn } from '../blocks/time.ts';
import type { Call } from '../kernel/call.ts';
import { defineModal, modal } from '../kernel/kinds.ts';
import { loadingView } from '../kernel/screens.ts';
import { requireAllowed } from '../pick/applications.ts';
import { verbAboutCandidate } from '../pick/verb-about-candidate.ts';
import { proposalView } from './proposal-view.ts';
import { propose } from './propose.ts';

export const reschedule = verbAboutCandidate({
  name: 'reschedule',
  summary: 'Move booked interviews to another time',
  label: 'Reschedule',
  action: 'schedule interviews',
  fits: (situation, call) => upcoming(situation, call.world.clock.now()).length > 0,
  ask: 'Whose interviews are to be moved?',
  nobody: 'No interview is booked ahead.',
  run: rescheduleFor,
});

/** Interviews that are booked and not over. */
export function upcoming(situation: Situation, now: Temporal.Instant): Interview[] {
  return situation.interviews.filter(i => i.booking && Temporal.Instant.compare(now, i.booking.time.end) < 0);
}

export function requireUpcoming(situation: Situation, now: Temporal.Instant): Interview[] {
  const booked = upcoming(situation, now);
  const name = situation.candidate.name;
  if (booked.length === 0)
    throw new UserError(`${name} has no interview ahead.`, `Book one with /hire schedule ${name}.`);
  return booked;
}

async function rescheduleFor(call: Call, situation: Situation): Promise<void> {
  const booked = requireUpcoming(situation, call.world.clock.now());
  if (booked.length > 1) {
    await call.open(chooseView(situation, booked, call.zone));
    return;
  }
  const on = await call.open(loadingView('Reschedule', 'Looking for other times…'));
  await propose(call, on, situation, { purpose: 'move', interviews: booked.map(i => i.id) });
}

export const rescheduleForm = defineModal<'application'>(
  'reschedule.choose',
  async (call, { application }, form) => {
    const interviews = form.list('interviews');
    return {
      kind: 'work',
      view: loadingView('Reschedule', 'Looking for other times…'),
      work: async () => {
        const situation = await requireAllowed(call, application, 'schedule interviews');
        const proposal = await proposeTimes(call.world, call.actor, application, {
          purpose: 'move',
          interviews,
        });
        return proposalView({
          situation,
          proposal,
          names: await namesOf(call.world.db, call.team, proposal.unreadable),
        });
      },
    };
  },
);

export function interviewChoices(interviews: readonly Interview[], zone: string) {
  return interviews.map(i => ({
    value: i.id,
    text: i.name,
    ...(i.booking ? { description: spanIn(i.booking.time, zone) } : {}),
  }));
}

export function chooseView(situation: Situation, booked: readonly Interview[], zone: string): ModalView {
  return modal(
    rescheduleForm,
    { application: situation.application.id },
    {
      title: 'Reschedule',
      submit: 'Find times',
      close: 'Cancel',
      blocks: [
        section(mrkdwn`*${short(situation.candidate.name)}* · ${short(situation.role.title)}`),
        checkboxInput('interviews', {
          label: 'Which interviews?',
          choices: interviewChoices(booked, zone),
          initial: booked.map(i => i.id),
        }),
      ],
    },
  );
}
