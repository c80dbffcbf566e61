import type { ModalView } from '@slack/types';
import { VERDICTS } from '../../core/loop/glossary.ts';
import { SCORES, type Score } from '../../core/scoring/rubric.ts';
import { EMPTY_SCORECARD, type ScorecardForm, type ScorecardInput } from '../../core/scoring/scorecard.ts';
import { UserError } from '../../core/user-error.ts';
import { plural } from '../../core/loop/text.ts';
import { formOf, submitScorecard, type Submitted } from '../../operations/submit-scorecard.ts';
import { requireSeat } from '../../operations/require.ts';
import { listScorecards } from '../../store/scorecards.ts';
import { actions, context, modalView, section } from '../blocks/blocks.ts';
import type { Form } from '../blocks/inputs.ts';
import { lines, mrkdwn, short } from '../blocks/text.ts';
import type { Call } from '../kernel/call.ts';
import { button, defineButton, defineModal } from '../kernel/kinds.ts';
import { debriefButton } from '../debrief/debrief-refs.ts';
import { flagsRef, openScorecardRef, scorecardRef } from './scorecard-refs.ts';
import { NOT_ASSESSED, type ScorecardModel, scorecardView } from './scorecard-view.ts';

export const openScorecardButton = defineButton(openScorecardRef, async (call, { seat }) => {
  await call.open(scorecardView(await readModel(call, seat)));
});

/** A ticked red flag gets a field for its evidence at once; what was typed elsewhere stays. */
export const flagsChanged = defineButton(flagsRef, async (call, { seat }, form) => {
  const model = await readModel(call, seat);
  await call.inside?.show(scorecardView({ ...model, ticked: tickedIn(form) }));
});

export const scorecardForm = defineModal(scorecardRef, async (call, { seat }, form) => {
  const model = await readModel(call, seat);
  const submitted = await submitScorecard(call.world, call.actor, { seat, card: readCard(form, model.form) });
  return { kind: 'show', view: submittedView(submitted, seat) };
});

/** Everything the form shows. Only the holder of the seat may see what was filled in before. */
async function readModel(call: Call, seatId: string): Promise<ScorecardModel> {
  const on = { tx: call.world.db, team: call.team };
  const situation = await requireSeat(on, seatId);
  const interview = situation.interviews.find(i => i.seats.some(s => s.id === seatId));
  const seat = interview?.seats.find(s => s.id === seatId);
  if (!interview || !seat)
    throw new UserError('This seat was called off or given to somebody else: no scorecard is needed.');
  if (seat.person !== call.person)
    throw new UserError('Only the person it was meant for can fill the scorecard.');
  const begun =
    !interview.booking || Temporal.Instant.compare(interview.booking.time.start, call.world.clock.now()) <= 0;
  if (!begun)
    throw new UserError(
      'The interview has not begun.',
      'The scorecard opens when it has; the questions are under /hire kit.',
    );
  const own = (await listScorecards(on.tx, on.team, situation.application.id)).findLast(
    c => c.seat === seatId,
  );
  const before = own?.card ?? EMPTY_SCORECARD;
  return {
    situation,
    interview,
    seat,
    form: await formOf(call.world, on, interview),
    before,
    ticked: Object.keys(before.redFlags),
  };
}

function tickedIn(form: Form): string[] {
  const groups: string[] = [];
  for (let at = 0; form.list(`flags.${at}`).length > 0 || at < 5; at += 1)
    groups.push(...form.list(`flags.${at}`));
  return groups;
}

function readCard(form: Form, asked: ScorecardForm): ScorecardInput {
  const scores: Record<string, Score> = {};
  for (const { id } of asked.competencies) {
    const score = SCORES.find(s => String(s) === form.text(`score.${id}`));
    if (score) scores[id] = score;
  }
  const depths: Record<string, number> = {};
  for (const { id } of asked.questions) {
    const depth = form.text(`depth.${id}`);
    if (depth !== '' && depth !== NOT_ASSESSED) depths[id] = Number(depth);
  }
  const redFlags = Object.fromEntries(tickedIn(form).map(id => [id, form.text(`flag.${id}`)]));
  return {
    scores,
    depths,
    redFlags,
    quotes: {},
    notes: form.text('notes'),
    reason: form.text('reason'),
    verdict: VERDICTS.find(v => v === form.text('verdict')),
  };
}

export function submittedView({ situation, questions, complete }: Submitted, seat: string): ModalView {
  const name = short(situation.candidate.name);
  const next = complete
    ? 'All cards of this stage are in: the hiring manager has the evaluation.'
    : 'You can see the others’ cards now, as they come in.';
  return modalView('scorecard.submitted', '', {
    title: 'Submitted',
    close: 'Done',
    blocks: [
      section(mrkdwn`:white_check_mark: Your scorecard for *${name}* is in. ${next}`),
      ...(questions.length > 0
        ? [
            section(
              lines(
                mrkdwn`*${plural(questions.length, 'thing')} to look at again*`,
                ...questions.slice(0, 8).map(q => mrkdwn`• ${q.message}`),
              ),
            ),
          ]
        : []),
      actions(
        button(debriefButton, 'See the evaluation', { application: situation.application.id }),
        button(openScorecardRef, 'Change my card', { seat }),
      ),
      context(mrkdwn`A changed card keeps its first version, and says so if others could be read by then.`),
    ],
  });
}
