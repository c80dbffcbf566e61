import type { Button } from '@slack/types';
import type { Matter } from '../../core/clock/matters.ts';
import { addCandidateRef, timesRef } from '../candidate/candidate-refs.ts';
import { debriefRef } from '../debrief/debrief-refs.ts';
import { button } from '../kernel/kinds.ts';
import { kitButton } from '../kit/open-kit.ts';
import { replaceButton } from '../schedule/declined-notice.ts';
import { declineButton } from '../schedule/decline-form.ts';
import { acceptButton } from '../schedule/invitation.ts';
import { reschedule } from '../schedule/reschedule-verb.ts';
import { scheduleRef } from '../schedule/schedule-refs.ts';
import { openScorecardRef } from '../scorecard/scorecard-refs.ts';

type Step = (matter: Matter, ids: { application: string; seat: string }) => Button[];

const primary = { style: 'primary' as const };

/** What settles a matter, by its rule; where there is no line, a look at the board is all there is. */
const STEPS: Readonly<Record<string, Step>> = {
  unscored: (_, { seat }) => [button(openScorecardRef, 'Fill the scorecard', { seat }, primary)],
  unanswered: ({ subject }, { seat }) => {
    const booking = { seat, version: subject.split(':').at(-1) ?? '' };
    return [button(acceptButton, 'Accept', booking, primary), button(declineButton, 'Decline', booking)];
  },
  unreplaced: (_, { seat }) => [button(replaceButton, 'Find a replacement', { seat }, primary)],
  'kit-unread': ({ situation }, { seat }) => {
    const interview = situation?.interviews.find(i => i.seats.some(s => s.id === seat));
    return [button(kitButton, 'Open the questions', { interview: interview?.id ?? '' }, primary)];
  },
  'evaluation-unread': (_, { application }) => [
    button(debriefRef, 'Read and decide', { application }, primary),
  ],
  undecided: (_, { application }) => [button(debriefRef, 'Read and decide', { application }, primary)],
  unscheduled: (_, { application }) => [button(scheduleRef, 'Schedule', { application }, primary)],
  'candidate-silent': (_, { application }) => [button(timesRef, 'Add times', { application }, primary)],
  'booked-late': (_, { application }) => [button(reschedule.button, 'Find an earlier time', { application })],
  'empty-role': ({ role }) => [button(addCandidateRef, 'Add a candidate', { role: role.id }, primary)],
};

/** The buttons that settle a matter. */
export function nextSteps(matter: Matter): Button[] {
  const ids = { application: matter.situation?.application.id ?? '', seat: matter.seat ?? '' };
  return STEPS[matter.rule.id]?.(matter, ids) ?? [];
}
