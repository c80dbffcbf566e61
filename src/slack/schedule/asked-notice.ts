import type { KnownBlock } from '@slack/types';
import { needsBooking } from './needs-booking.ts';
import { contains, type Interval } from '../../core/time/interval.ts';
import type { Situation } from '../../core/loop/situation.ts';
import { addTime } from '../../operations/offer-times.ts';
import { type Hold, listHoldsFor } from '../../store/holds.ts';
import { findSituation } from '../../store/situations.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mentions, mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import { timesRef } from '../candidate/candidate-refs.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, type NoticeKind } from '../kernel/kinds.ts';
import { loadingView } from '../kernel/screens.ts';
import { propose } from './propose.ts';

/** They can: keeps the time, and looks for a way to use it. Instants are milliseconds. */
export const addAskedButton = defineButton(
  ref('asked.add', 'application', 'start', 'end'),
  async (call, { application, ...ids }) => {
    const on = await call.open(loadingView('Schedule', 'Looking for the best times…'));
    const situation = await addTime(call.world, call.actor, { application, time: timeOf(ids) });
    await on.show(await propose(call, situation, { purpose: 'book' }));
  },
);

/** Keeps in mind what a candidate was asked for, with the two answers that they can give. */
export const askedNotice: NoticeKind = {
  id: 'asked',
  async render({ world, team, zone }, { application = '', start = '', end = '' }) {
    const situation = await findSituation(world.db, team, application);
    const holds = await listHoldsFor(world.db, team, application, world.clock.now());
    return situation && askedView(situation, timeOf({ start, end }), { holds, zone });
  },
};

const timeOf = ({ start, end }: { start: string; end: string }): Interval => ({
  start: Temporal.Instant.fromEpochMilliseconds(Number(start)),
  end: Temporal.Instant.fromEpochMilliseconds(Number(end)),
});

/** @param held Whose time is kept for the answer. */
export function askedView(
  situation: Situation,
  asked: Interval,
  held: { holds: readonly Hold[]; zone: string },
): MessageView {
  const { application, candidate, role, windows } = situation;
  const name = short(candidate.name);
  const at = spanIn(asked, candidate.zone);
  const text = `${name} (${short(role.title)}) was asked for ${at}.`;
  const head = section(mrkdwn`:email: *${name}* (${short(role.title)}) was asked for *${at}*.`);
  if (windows.some(window => contains(window, asked)))
    return settled(`${text} They can.`, [
      head,
      context(mrkdwn`:white_check_mark: They can; it is among their times now.`),
    ]);
  if (!needsBooking(situation))
    return settled(`${text} It is not needed any more.`, [
      head,
      context(mrkdwn`:no_entry_sign: It is not needed any more.`),
    ]);
  const ids = {
    application: application.id,
    start: String(asked.start.epochMilliseconds),
    end: String(asked.end.epochMilliseconds),
  };
  const answer = `They answer to you. If no mail is set up here, write to ${candidate.email}.`;
  return message(`${text} ${answer}`, [
    head,
    ...keptFree(held),
    context(mrkdwn`${answer}`),
    actions(
      button(addAskedButton, 'They can: find times', ids, { style: 'primary' }),
      button(timesRef, 'They offer other times', { application: application.id }),
    ),
  ]);
}

function keptFree({ holds, zone }: { holds: readonly Hold[]; zone: string }): KnownBlock[] {
  const [first] = holds;
  if (!first) return [];
  const people = [...new Set(holds.map(h => h.holder.slice('person:'.length)))];
  return [context(mrkdwn`${mentions(people)}: kept free for it until ${when(first.until, zone)}.`)];
}
