export type Trouble = {
  /** The kind of effect. */
  kind: string;
  /** What came back: an error of Slack, of a calendar, of a mail server. */
  because: string;
  /** Whom or which channel a message was for. */
  to: string;
};

type Failed = { what: string; mend: string };

/** What was to be done, and the way out where the cause tells no better one. */
export const FAILED: Readonly<Record<string, Failed>> & { other: Failed } = {
  'sync-event': {
    what: 'The calendar event could not be made or changed',
    mend: 'Tell the people yourself, and ask whoever runs Hireloop to check the calendar access with npm run doctor.',
  },
  'check-event': {
    what: 'An interview or debrief could not be compared with its calendar event',
    mend: 'Look into the calendar yourself, and move it or call it off here if it says otherwise.',
  },
  'take-answers': {
    what: 'The calendar that holds an interview or debrief is gone',
    mend: 'It stands here. Move an interview with /hire reschedule, or a debrief with /hire debrief, to put it into a calendar anew, or call it off.',
  },
  'answer-event': {
    what: 'An answer could not be written into the calendar',
    mend: 'It counts here all the same.',
  },
  'replace-seat': {
    what: 'Nobody was found for a seat whose interviewer declined',
    mend: 'Find a replacement yourself, or another time: /hire schedule.',
  },
  'mail-candidate': {
    what: 'The mail to the candidate could not be sent',
    mend: 'Write to them yourself, and check their address.',
  },
  'mail-question': {
    what: 'The question to the candidate could not be mailed',
    mend: 'Write to them yourself, and check their address.',
  },
  'post-notice': {
    what: 'A message could not be sent',
    mend: 'Tell them yourself.',
  },
  'post-digest': {
    what: 'The digest could not be posted',
    mend: 'Read it with /hire digest.',
  },
  other: {
    what: 'Something could not be done',
    mend: 'Tell whoever runs Hireloop.',
  },
};

type Cause = { why: string; mend: string };

const NO_SCOPE: Cause = {
  why: 'The app lacks a permission in Slack.',
  mend: 'Ask whoever runs Hireloop to reinstall it with the manifest that ships with it.',
};

/** Errors of Slack that a person can mend: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const CAUSES: Readonly<Record<string, { channel?: Cause; person?: Cause }>> = {
  not_in_channel: {
    channel: {
      why: 'Hireloop is not in that channel.',
      mend: 'Write /invite @Hireloop there; until then, what it said is under /hire digest and /hire debrief.',
    },
  },
  channel_not_found: {
    channel: {
      why: 'The channel is gone, or private and Hireloop is not in it.',
      mend: 'If it is private, write /invite @Hireloop there; until then, what it said is under /hire digest and /hire debrief.',
    },
    person: {
      why: 'Slack does not know them any more.',
      mend: 'Tell them another way, and give what they had to somebody else.',
    },
  },
  is_archived: {
    channel: {
      why: 'The channel is archived.',
      mend: 'Bring it back in Slack; until then, what it said is under /hire digest and /hire stalled.',
    },
  },
  restricted_action: {
    channel: {
      why: 'Only some people may post in that channel.',
      mend: 'Let Hireloop post there in the settings of the channel, or read it with /hire digest.',
    },
  },
  not_a_member: {
    person: {
      why: 'They left the workspace, or are a guest of it now.',
      mend: 'Tell them another way, and give what they had to somebody else.',
    },
  },
  user_disabled: {
    person: {
      why: 'Their account was deactivated.',
      mend: 'Tell them another way, and give what they had to somebody else.',
    },
  },
  messages_tab_disabled: {
    person: {
      why: 'The app does not allow direct messages.',
      mend: 'Ask whoever runs Hireloop to turn on the Messages tab in the manifest.',
    },
  },
  missing_scope: { channel: NO_SCOPE, person: NO_SCOPE },
};

export function causeWords(because: string, whom: 'channel' | 'person'): Cause | undefined {
  return CAUSES[because]?.[whom];
}
