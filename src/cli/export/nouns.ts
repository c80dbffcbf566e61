import type { Schema } from '../../store/schema.ts';

/** `key` orders the rows, so that they can be read page by page; the team comes first in all but one. */
export type Noun = { name: string; table: keyof Schema; key: readonly string[]; grows?: true };

/** Everything that people put in or decided. What `grows` without end is written as one JSON document a line. */
export const NOUNS: readonly Noun[] = [
  { name: 'workspaces', table: 'workspace', key: ['team_id'] },
  { name: 'days-off', table: 'day_off', key: ['team_id', 'day'] },
  { name: 'people', table: 'person', key: ['team_id', 'id'] },
  { name: 'staff', table: 'staff', key: ['team_id', 'person_id', 'duty'] },
  { name: 'interviewers', table: 'interviewer', key: ['team_id', 'person_id'] },
  { name: 'interviewer-skills', table: 'interviewer_skill', key: ['team_id', 'person_id', 'skill'] },
  { name: 'pauses', table: 'pause', key: ['team_id', 'person_id'] },
  { name: 'trainings', table: 'training', key: ['team_id', 'id'] },
  { name: 'training-ends', table: 'training_end', key: ['team_id', 'training_id'] },
  { name: 'roles', table: 'role', key: ['team_id', 'id'] },
  { name: 'role-closures', table: 'role_closure', key: ['team_id', 'role_id'] },
  { name: 'candidates', table: 'candidate', key: ['team_id', 'id'], grows: true },
  { name: 'applications', table: 'application', key: ['team_id', 'id'], grows: true },
  {
    name: 'offered-windows',
    table: 'offered_window',
    key: ['team_id', 'application_id', 'starts_at'],
    grows: true,
  },
  { name: 'offers', table: 'offer', key: ['team_id', 'application_id', 'offered_at'], grows: true },
  { name: 'stage-entries', table: 'stage_entry', key: ['team_id', 'id'], grows: true },
  { name: 'decisions', table: 'decision', key: ['team_id', 'stage_entry_id'], grows: true },
  {
    name: 'named-people',
    table: 'named_person',
    key: ['team_id', 'application_id', 'person_id'],
    grows: true,
  },
  { name: 'interviews', table: 'interview', key: ['team_id', 'id'], grows: true },
  { name: 'bookings', table: 'booking', key: ['team_id', 'interview_id', 'version'], grows: true },
  { name: 'booking-ends', table: 'booking_end', key: ['team_id', 'interview_id', 'version'], grows: true },
  { name: 'seats', table: 'seat', key: ['team_id', 'id'], grows: true },
  { name: 'seat-releases', table: 'seat_release', key: ['team_id', 'seat_id'], grows: true },
  { name: 'seat-answers', table: 'seat_answer', key: ['team_id', 'id'], grows: true },
  { name: 'nudge-habits', table: 'nudge_habit', key: ['team_id', 'person_id'] },
  { name: 'snoozes', table: 'snooze', key: ['team_id', 'matter', 'person_id', 'since_at'], grows: true },
  { name: 'handovers', table: 'handover', key: ['team_id', 'turn', 'handed_at'], grows: true },
  { name: 'kits', table: 'kit', key: ['team_id', 'interview_id'], grows: true },
  { name: 'scorecards', table: 'scorecard', key: ['team_id', 'seat_id', 'version'], grows: true },
  { name: 'calendar-events', table: 'calendar_event', key: ['team_id', 'id'], grows: true },
  {
    name: 'calendar-attendees',
    table: 'calendar_attendee',
    key: ['team_id', 'event_id', 'address'],
    grows: true,
  },
  { name: 'audit', table: 'audit', key: ['id'], grows: true },
];

/** What Hireloop keeps in order to run, can work out from the rest, or what is for its author alone. */
export const LEFT_OUT: readonly (keyof Schema)[] = [
  'busy_mirror',
  'calendar_watch',
  'claim',
  'hold',
  'open_entry',
  'proposal',
  'event_link',
  'kit_question',
  'message',
  'nudge',
  'reading',
  'swap_offer',
  'effect',
  'inbox',
  'cursor',
  'scorecard_draft',
  'practice_score',
];
