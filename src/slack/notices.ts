import { arrivedNotice } from './candidate/arrived-notice.ts';
import { decidedNotice } from './debrief/decided-notice.ts';
import { discussNotice } from './debrief/discuss-notice.ts';
import { evaluationNotice } from './debrief/evaluation-notice.ts';
import { meetingNewsNotice } from './debrief/meeting-news-notice.ts';
import { meetingNotice } from './debrief/meeting-notice.ts';
import { companyNotice } from './digest/company-notice.ts';
import { digestNotice } from './digest/digest-notice.ts';
import type { NoticeKind } from './kernel/kinds.ts';
import { kitNotice } from './kit/kit-notice.ts';
import { soonNotice } from './kit/soon-notice.ts';
import { nudgeNotice } from './nudge/nudge-notice.ts';
import { troubleNotice } from './nudge/trouble-notice.ts';
import { roleOpenedNotice } from './role/role-opened-notice.ts';
import { askedNotice } from './schedule/asked-notice.ts';
import { calendarTroubleNotice } from './schedule/calendar-trouble-notice.ts';
import { calendarEditNotice } from './schedule/calendar-edit-notice.ts';
import { bookingNotice } from './schedule/booking-notice.ts';
import { cancelledNotice } from './schedule/cancelled-notice.ts';
import { declinedNotice } from './schedule/declined-notice.ts';
import { eventsMissingNotice } from './schedule/events-missing-notice.ts';
import { invitationNotice } from './schedule/invitation.ts';
import { restoredNotice } from './schedule/restored-notice.ts';
import { roomUnreadableNotice } from './rooms/room-unreadable-notice.ts';
import { roomLostNotice } from './schedule/room-lost-notice.ts';
import { swapNotice } from './schedule/swap-notice.ts';
import { scorecardNotice } from './scorecard/scorecard-notice.ts';
import { graduatedNotice } from './team/graduated-notice.ts';
import { vouchNotice } from './team/vouch-notice.ts';

/** Every message that Hireloop sends of its own accord. */
export const notices: readonly NoticeKind[] = [
  roleOpenedNotice,
  arrivedNotice,
  bookingNotice,
  calendarEditNotice,
  calendarTroubleNotice,
  eventsMissingNotice,
  askedNotice,
  invitationNotice,
  declinedNotice,
  swapNotice,
  roomLostNotice,
  roomUnreadableNotice,
  cancelledNotice,
  kitNotice,
  soonNotice,
  scorecardNotice,
  evaluationNotice,
  discussNotice,
  meetingNotice,
  meetingNewsNotice,
  decidedNotice,
  vouchNotice,
  graduatedNotice,
  nudgeNotice(() => notices),
  digestNotice,
  companyNotice,
  troubleNotice,
  restoredNotice,
];
