import type { Job } from './job.ts';
import { answerEvent } from './kinds/answer-event.ts';
import { checkEvent } from './kinds/check-event.ts';
import { mailCandidate } from './kinds/mail-candidate.ts';
import { mailQuestion } from './kinds/mail-question.ts';
import { postNotice } from './kinds/post-notice.ts';
import { publishHome } from './kinds/publish-home.ts';
import { readCalendar } from './kinds/read-calendar.ts';
import { refreshMessages } from './kinds/refresh-messages.ts';
import { replaceRoom } from './kinds/replace-room.ts';
import { replaceSeat } from './kinds/replace-seat.ts';
import { syncEvent } from './kinds/sync-event.ts';
import { takeAnswers } from './kinds/take-answers.ts';

/** Everything that Hireloop does outside of its database. */
export const jobs: readonly Job[] = [
  syncEvent,
  checkEvent,
  answerEvent,
  takeAnswers,
  readCalendar,
  replaceSeat,
  replaceRoom,
  postNotice,
  refreshMessages,
  mailCandidate,
  mailQuestion,
  publishHome,
];
