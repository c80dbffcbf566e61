import { plural } from '../../core/loop/text.ts';
import { requireSeat } from '../../operations/require.ts';
import { type Asked, listSwapOffers } from '../../store/swap-offers.ts';
import { actions, context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { oneLine, short } from '../blocks/fit.ts';
import { lines, mention, mentions, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn, when } from '../blocks/time.ts';
import { button, defineButton, type NoticeKind } from '../kernel/kinds.ts';
import { requireAllowed } from '../pick/applications.ts';
import { openReplacement } from './book-button.ts';
import { reschedule } from './reschedule-verb.ts';
import { replaceRef } from './schedule-refs.ts';
import { readSeatState, type SeatState, whyNot } from './seat-state.ts';

export const replaceButton = defineButton(replaceRef, async (call, { seat }) => {
  const { application } = await requireSeat({ tx: call.world.db, team: call.team }, seat);
  const situation = await requireAllowed(call, application.id, 'schedule interviews');
  await openReplacement(call, situation, seat);
});

/** Tells the recruiter that somebody cannot, how far the search for somebody else is, and the way to mend it by hand. */
export const declinedNotice: NoticeKind = {
  id: 'declined',
  async render({ world, team, zone }, ids) {
    const state = await readSeatState(world.db, team, ids);
    if (!state) return undefined;
    const asked = await listSwapOffers(world.db, team, ids['seat'] ?? '', Number(ids['version'] ?? 0));
    return declinedView(state, { zone, asked, inVain: ids['asked'] !== undefined });
  },
};

export type DeclinedModel = {
  zone: string;
  /** Who was asked to take over. */
  asked: readonly Asked[];
  /** Nobody is left to ask. */
  inVain: boolean;
};

export function declinedView(state: SeatState, model: DeclinedModel): MessageView {
  const { situation, interview, record, seat, holder, time } = state;
  const name = short(situation.candidate.name);
  const at = time ? ` (${spanIn(time, model.zone)})` : '';
  const reason = oneLine(whyNot(state), 300);
  const text = `${short(holder)} cannot make ${interview.name} with ${name}${at}. ${reason}`;
  const head = section(
    lines(
      mrkdwn`:x: ${mention(record.person)} cannot make *${interview.name}* with *${name}*`,
      time && when(time.start, model.zone),
      reason ? mrkdwn`> ${reason}` : undefined,
    ),
  );
  const over = settledWords(state);
  if (over) return settled(`${text} ${over.text}`, [head, context(over.shown)]);
  const next = nextWords(model);
  return message(`${text} ${next.text}`, [
    head,
    context(next.shown),
    actions(
      button(replaceButton, 'Choose a replacement', { seat: seat?.id ?? '' }, { style: 'primary' }),
      button(reschedule.button, 'Find another time', { application: situation.application.id }),
    ),
  ]);
}

/** The same in a notification and in the message, where people are named by mentions. */
type Words = { text: string; shown: Mrkdwn };

const words = (text: string): Words => ({ text, shown: mrkdwn`${text}` });

function nextWords({ asked, inVain }: DeclinedModel): Words {
  if (inVain) {
    const tried =
      asked.length > 0
        ? `${plural(asked.length, 'person was', 'people were')} asked, and nobody took it.`
        : 'Nobody else can at that time.';
    return words(`${tried} The candidate does not know yet: see what would help, or find another time.`);
  }
  if (asked.length === 0)
    return words(
      'Hireloop looks for somebody else at the same time by itself, and the candidate keeps it. You can also choose yourself.',
    );
  const open = asked.filter(a => !a.refused).map(a => a.person);
  const others = asked.length - open.length;
  const said = others > 0 ? ` ${plural(others, 'person', 'people')} said no.` : '';
  const how =
    'The first of them to say yes has it; others are asked where nobody does within twenty minutes.';
  if (open.length === 0) return words(`All who were asked said no. Others are asked now.`);
  return {
    text: `${plural(open.length, 'person is', 'people are')} asked to take over.${said} ${how}`,
    shown: mrkdwn`Asked to take over: ${mentions(open)}.${said} ${how}`,
  };
}

function settledWords({ seat, ended, interview, successor }: SeatState): Words | undefined {
  if (successor)
    return {
      text: `${short(successor.name)} has the seat now.`,
      shown: mrkdwn`:white_check_mark: ${mention(successor.person)} has the seat now. The time stands.`,
    };
  const over = overWords({ seat, ended, interview });
  return over === undefined ? undefined : { text: over, shown: mrkdwn`:white_check_mark: ${over}` };
}

function overWords({
  seat,
  ended,
  interview,
}: Pick<SeatState, 'seat' | 'ended' | 'interview'>): string | undefined {
  if (ended === 'decided') return 'The application was decided.';
  if (!seat || ended === 'called off' || !interview.booking) return 'The interview was called off.';
  if (ended === 'moved') return 'The interview was moved since, and they were asked anew.';
  return seat.answer?.answer === 'declined' ? undefined : 'They take it after all.';
}
