/**
 * Why interviewers say no, as few words as tell apart what to do about it. `knows`: they are never proposed for this
 * candidate again. `left`, `removed`: nobody said so, Slack or the calendar did.
 */
export const DECLINE_REASONS = {
  busy: 'Something else is at that time',
  away: 'Away that day',
  load: 'Too many interviews',
  subject: 'Not my subject or level',
  knows: 'I know the candidate',
  other: 'Another reason',
} as const;

/** Reasons that are noticed instead of given. */
const NOTICED_REASONS = {
  left: 'Their Slack account was deactivated.',
  removed: 'They were taken off the event in the calendar.',
} as const;

export type DeclineReason = keyof typeof DECLINE_REASONS | keyof typeof NOTICED_REASONS;

/** What a no is told with: the word that was chosen, and what was written beside it. */
export function declineWords({ why, reason }: { why?: DeclineReason | undefined; reason: string }): string {
  const known = why && why !== 'other' ? { ...DECLINE_REASONS, ...NOTICED_REASONS }[why] : '';
  return [known, reason].filter(part => part !== '').join(known.endsWith('.') ? ' ' : ': ');
}
