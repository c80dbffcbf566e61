import { UserError } from '../../core/user-error.ts';
import { EMPTY_SCORECARD } from '../../core/scoring/scorecard.ts';
import { findOwnCard } from '../../operations/see-scorecards.ts';
import { formOf } from '../../operations/submit-scorecard.ts';
import { findDraft } from '../../store/scorecard-drafts.ts';
import { formOfFields } from '../blocks/form.ts';
import type { Call } from '../kernel/call.ts';
import { defineButton } from '../kernel/kinds.ts';
import { requireOwnSeat } from '../schedule/own-seat.ts';
import { fieldsOfCard } from './filled.ts';
import { openScorecardRef } from './scorecard-refs.ts';
import { type ScorecardModel, scorecardView } from './scorecard-view.ts';

export const openScorecardButton = defineButton(openScorecardRef, (call, { seat }) =>
  openScorecard(call, seat),
);

export async function openScorecard(call: Call, seat: string): Promise<void> {
  await call.open(scorecardView(await readScorecard(call, seat), { page: 0 }));
}

/**
 * Everything the form shows: the draft, or else the card as submitted. Only the holder of the seat may see either.
 * @param from The version of the card that an open form was opened on; the latest one unless said.
 */
export async function readScorecard(call: Call, seatId: string, from?: number): Promise<ScorecardModel> {
  const on = { tx: call.world.db, team: call.team };
  const { situation, interview, seat } = await requireOwnSeat(call, seatId);
  const begun =
    !interview.booking || Temporal.Instant.compare(interview.booking.time.start, call.world.clock.now()) <= 0;
  if (!begun)
    throw new UserError(
      'The interview has not begun.',
      'The scorecard opens when it has; the questions are under /hire kit.',
    );
  const own = await findOwnCard(on.tx, on.team, call.person, {
    application: situation.application.id,
    seat: seatId,
  });
  const form = await formOf(call.world, on, interview);
  const base = from ?? own?.version ?? 0;
  const draft = await findDraft(on.tx, on.team, { seat: seatId, author: call.person, base });
  const before = fieldsOfCard(form, own?.card ?? EMPTY_SCORECARD);
  const filled = formOfFields({ ...before, ...draft });
  return { situation, interview, seat, form, filled, base, isDraft: draft !== undefined, zone: call.zone };
}
