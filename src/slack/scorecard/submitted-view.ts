import type { ModalView } from '@slack/types';
import { plural } from '../../core/loop/text.ts';
import type { Submitted } from '../../operations/submit-scorecard.ts';
import { actions, context, modalView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { sections } from '../blocks/room.ts';
import { debriefRef } from '../debrief/debrief-refs.ts';
import { button } from '../kernel/kinds.ts';
import { openScorecardRef } from './scorecard-refs.ts';

const QUESTIONS = 8;

/** What comes of a card: who is next, and what its author may want to look at again. */
export function submittedView({ situation, questions, complete }: Submitted, seat: string): ModalView {
  const name = short(situation.candidate.name);
  const next = complete
    ? 'All cards of this stage are in: the hiring manager has the evaluation.'
    : 'You can see the others’ cards now, as they come in.';
  const again = [
    mrkdwn`*${plural(questions.length, 'thing')} to look at again*`,
    ...questions.slice(0, QUESTIONS).map(q => mrkdwn`• ${q.message}`),
  ];
  return modalView('scorecard.submitted', '', {
    title: 'Submitted',
    close: 'Done',
    blocks: [
      section(mrkdwn`:white_check_mark: Your scorecard for *${name}* is in. ${next}`),
      ...(questions.length > 0 ? sections(again) : []),
      actions(
        button(debriefRef, 'See the evaluation', { application: situation.application.id }),
        button(openScorecardRef, 'Change my card', { seat }),
      ),
      context(mrkdwn`A changed card keeps its first version, and says so if others could be read by then.`),
    ],
  });
}
