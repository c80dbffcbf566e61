import { STAGE_KINDS } from '../../core/loop/pipeline.ts';
import { openStage, type Situation, unbookedPlans } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { actions, message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { timesRef } from '../candidate/candidate-refs.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton } from '../kernel/kinds.ts';
import { loadingView } from '../kernel/screens.ts';
import { verbAboutCandidate } from '../pick/verb-about-candidate.ts';
import { needsBooking } from './needs-booking.ts';
import { propose } from './propose.ts';
import { openReviewerForm } from './reviewer-form.ts';
import { scheduleAll } from './schedule-all.ts';

const scheduleAllButton = defineButton(ref('schedule.all'), call => scheduleAll(call));

const one = verbAboutCandidate({
  name: 'schedule',
  summary: 'Find times and people for a candidate’s interviews, and book them',
  label: 'Schedule',
  action: 'schedule interviews',
  fits: needsBooking,
  ask: 'Who is to be scheduled?',
  nobody: 'Nobody waits to be booked right now.',
  several: () => button(scheduleAllButton, 'Schedule all of them together', {}),
  run: scheduleFor,
});

/** `/hire schedule all` plans everybody who waits together. */
export const schedule = {
  ...one,
  all: scheduleAllButton,
  verb: {
    ...one.verb,
    usage: '[candidate or all]',
    run: (call: Call, typed: string) =>
      typed.toLowerCase() === 'all' ? scheduleAll(call) : one.verb.run(call, typed, []),
  },
};

async function scheduleFor(call: Call, situation: Situation): Promise<void> {
  const { candidate, windows } = situation;
  const stage = openStage(situation);
  if (!stage) throw new UserError(`The application of ${candidate.name} is closed.`);
  const { meets, scored } = STAGE_KINDS[stage.kind];
  if (!scored)
    throw new UserError(
      `${candidate.name} is at the ${stage.name}: there is nothing to book yet.`,
      `Decide with /hire debrief ${candidate.name}.`,
    );
  if (!meets) return openReviewerForm(call, situation);
  if (unbookedPlans(situation).length === 0) {
    throw new UserError(
      `The ${stage.name} with ${candidate.name} is booked already.`,
      `Move it with /hire reschedule ${candidate.name}.`,
    );
  }
  if (windows.length === 0) return call.tell(noTimesMessage(situation));
  const on = await call.open(loadingView('Schedule', 'Reading calendars and looking for the best times…'));
  await on.show(await propose(call, situation, { purpose: 'book' }));
}

export function noTimesMessage({ candidate, application }: Situation): MessageView {
  const name = short(candidate.name);
  const what = 'has offered no times yet. Ask them, then write down what they offer.';
  const add = button(timesRef, 'Add times', { application: application.id }, { style: 'primary' });
  return message(`${name} ${what}`, [section(mrkdwn`*${name}* ${what}`), actions(add)]);
}
