import { UserError } from '../../core/user-error.ts';
import { EMPTY_SCORECARD } from '../../core/scoring/scorecard.ts';
import { seeScorecards } from '../../operations/see-scorecards.ts';
import { formOf } from '../../operations/submit-scorecard.ts';
import type { Call } from '../kernel/call.ts';
import { defineButton } from '../kernel/kinds.ts';
import { requireOwnSeat } from '../schedule/own-seat.ts';
import { openScorecardRef } from './scorecard-refs.ts';
import { type ScorecardModel, scorecardView } from './scorecard-view.ts';

export const openScorecardButton = defineButton(openScorecardRef, (call, { seat }) =>
  openScorecard(call, seat),
);

export async function openScorecard(call: Call, seat: string): Promise<void> {
  await call.open(scorecardView(await readScorecard(call, seat)));
}

/** Everything the form shows. Only the holder of the seat may see what was filled in before. */
export async function readScorecard(call: Call, seatId: string): Promise<ScorecardModel> {
  const on = { tx: call.world.db, team: call.team };
  const { situation, interview, seat } = await requireOwnSeat(call, seatId);
  const begun =
    !interview.booking || Temporal.Instant.compare(interview.booking.time.start, call.world.clock.now()) <= 0;
  if (!begun)
    throw new UserError(
      'The interview has not begun.',
      'The scorecard opens when it has; the questions are under /hire kit.',
    );
  const { cards } = await seeScorecards(on.tx, on.team, call.person, situation);
  const own = cards.findLast(c => c.by === call.person && c.interviewId === interview.id);
  const before = own?.card ?? EMPTY_SCORECARD;
  const form = await formOf(call.world, on, interview);
  const { zone } = call;
  return { situation, interview, seat, form, before, ticked: Object.keys(before.redFlags), zone };
}
