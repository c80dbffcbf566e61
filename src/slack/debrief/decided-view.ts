import type { ModalView } from '@slack/types';
import type { DecisionKind } from '../../core/loop/glossary.ts';
import type { Decided } from '../../operations/decide.ts';
import { actions, modalView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';
import { button } from '../kernel/kinds.ts';
import { needsBooking } from '../schedule/needs-booking.ts';
import { scheduleRef } from '../schedule/schedule-refs.ts';
import { WORDS } from './decision-words.ts';

export function decidedView({ situation, next, roleFilled }: Decided, kind: DecisionKind): ModalView {
  const name = short(situation.candidate.name);
  const filled = roleFilled
    ? mrkdwn`*${short(situation.role.title)}* is filled, and closed. :tada:`
    : undefined;
  const ids = { application: situation.application.id };
  const book = button(scheduleRef, 'Schedule', ids, { style: 'primary' });
  return modalView('decision.done', '', {
    title: 'Decided',
    close: 'Done',
    blocks: [
      section(
        lines(
          mrkdwn`:white_check_mark: *${name}* ${WORDS[kind].now}.`,
          next ? mrkdwn`Next is the *${next.name}*.` : filled,
        ),
      ),
      ...(next && needsBooking(situation) ? [actions(book)] : []),
    ],
  });
}
