import { stalledButton } from './board/stalled-verb.ts';
import { boardButton, candidateButton } from './board/status-verb.ts';
import { addCandidateButton, candidateForm } from './candidate/candidate-form.ts';
import { timesButton } from './candidate/candidate-verb.ts';
import { timesForm } from './candidate/times-form.ts';
import { debrief } from './debrief/debrief-verb.ts';
import { decideButton, decisionForm } from './debrief/decision-form.ts';
import { callOffButton as callOffDebriefButton, meetButton, meetForm } from './debrief/meeting-times.ts';
import { digestButton } from './digest/digest-verb.ts';
import { verbRef } from './home/verb-button.ts';
import { defineButton, type Interaction } from './kernel/kinds.ts';
import { metByButton } from './kit/exposure.ts';
import { kit } from './kit/kit-verb.ts';
import { kitButton, swapButton } from './kit/open-kit.ts';
import { habitButton, habitForm } from './nudge/habit-form.ts';
import { handOverButton, handOverForm, passButton, snoozeButton } from './nudge/nudge-buttons.ts';
import { zoneSearch } from './pick/zones.ts';
import { drillButton, drillForm, practiceButton } from './practice/practice.ts';
import { closeRoleButton } from './role/close-role-button.ts';
import { placeButton, placeForm } from './role/place-form.ts';
import { roleForm } from './role/role-form.ts';
import { roleButton } from './role/role-verb.ts';
import { addRoomButton, changeRoomButton, retireRoomButton, roomsButton } from './rooms/room-buttons.ts';
import { roomForm } from './rooms/room-form.ts';
import { addAskedButton } from './schedule/asked-notice.ts';
import { bookAllButton } from './schedule/book-all-button.ts';
import { bookButton, changeButton } from './schedule/book-button.ts';
import { trustButton } from './schedule/calendar-trouble-notice.ts';
import { cancel, cancelForm } from './schedule/cancel-verb.ts';
import { declineButton, declineForm, explainButton, explainForm } from './schedule/decline-form.ts';
import { replaceButton } from './schedule/declined-notice.ts';
import { callOffButton, restoreButton } from './schedule/events-missing-notice.ts';
import { acceptButton } from './schedule/invitation.ts';
import { peopleButton, peopleForm, peopleOfAllButton, peopleOfAllForm } from './schedule/people-form.ts';
import { reschedule, rescheduleForm } from './schedule/reschedule-verb.ts';
import { reviewerForm } from './schedule/reviewer-form.ts';
import { leaveHeldButton, sendHeldButton } from './schedule/restored-notice.ts';
import { schedule } from './schedule/schedule-verb.ts';
import { onVideoButton } from './schedule/room-lost-notice.ts';
import { passSeatButton, takeSeatButton } from './schedule/swap-notice.ts';
import { score } from './scorecard/score-verb.ts';
import { scorecardForm, scorecardPage, scorecardTyped } from './scorecard/scorecard-form.ts';
import { openScorecardButton } from './scorecard/open-scorecard.ts';
import { hoursForm, interviewerForm } from './team/interviewer-form.ts';
import { blockButton, blockForm, hoursButton, pauseButton } from './team/me-verb.ts';
import { settingsForm } from './team/settings-verb.ts';
import { addInterviewer, changeInterviewer } from './team/team-verb.ts';
import { vouchButton } from './team/vouch-notice.ts';
import { verbs } from './verbs.ts';

/** The verbs of the Home tab: the same as typed, without arguments. */
const homeVerb = defineButton(verbRef, async (call, { verb }) => {
  await verbs.find(v => v.name === verb)?.run(call, '', []);
});

/** Everything that can be pressed, submitted or searched. */
export const interactions: readonly Interaction[] = [
  homeVerb,
  zoneSearch,
  roleForm,
  roleButton,
  closeRoleButton,
  placeButton,
  placeForm,
  candidateForm,
  addCandidateButton,
  timesButton,
  timesForm,
  schedule.button,
  schedule.all,
  bookButton,
  peopleButton,
  peopleForm,
  peopleOfAllButton,
  peopleOfAllForm,
  changeButton,
  bookAllButton,
  addAskedButton,
  reviewerForm,
  reschedule.button,
  rescheduleForm,
  cancel.button,
  cancelForm,
  acceptButton,
  takeSeatButton,
  passSeatButton,
  declineButton,
  declineForm,
  explainButton,
  explainForm,
  replaceButton,
  trustButton,
  sendHeldButton,
  leaveHeldButton,
  restoreButton,
  callOffButton,
  kit.button,
  kitButton,
  metByButton,
  swapButton,
  score.button,
  openScorecardButton,
  scorecardForm,
  scorecardTyped,
  scorecardPage,
  debrief.button,
  decideButton,
  decisionForm,
  meetButton,
  meetForm,
  callOffDebriefButton,
  boardButton,
  candidateButton,
  stalledButton,
  digestButton,
  addInterviewer,
  changeInterviewer,
  interviewerForm,
  vouchButton,
  roomsButton,
  addRoomButton,
  changeRoomButton,
  retireRoomButton,
  roomForm,
  onVideoButton,
  hoursButton,
  hoursForm,
  pauseButton,
  blockButton,
  blockForm,
  practiceButton,
  drillButton,
  drillForm,
  settingsForm,
  snoozeButton,
  passButton,
  handOverButton,
  handOverForm,
  habitButton,
  habitForm,
];
