import type { ColumnType, Generated } from 'kysely';
import type { DeclineReason } from '../core/loop/decline-reasons.ts';
import type { Focus, Spread } from '../core/loop/people.ts';
import type {
  Answer,
  AnsweredVia,
  AppointmentKind,
  DecisionKind,
  Level,
  Quality,
  RoleLevel,
  SeatKind,
  Verdict,
} from '../core/loop/glossary.ts';
import type { StageKind } from '../core/loop/pipeline.ts';

/**
 * The tables, one type each, in the words of the glossary. Every table carries the tenant (`team_id`) in its key.
 *
 * - An instant (`…_at`) is a whole number of epoch milliseconds: the one form that both databases order, index and
 *   build half-open ranges from alike. Where people think in local time, the zone and the local wall time stand beside it.
 * - Nothing that happened is a flag. Ends, releases, answers and decisions are rows with who, when and why.
 * - `…_json` columns are written and read through one schema of `core`.
 */
type Instant = number;
/** Written once; updates do not type-check. */
type Fixed<T> = ColumnType<T, T, never>;

type Keyed = { team_id: Fixed<string>; id: Fixed<string> };

type WorkspaceTable = {
  team_id: Fixed<string>;
  name: string;
  zone: string;
  quiet_from: string;
  quiet_to: string;
  digest_time: string;
  /** Where the digest of all roles goes; none where nobody wants it. */
  digest_channel: string | null;
  spread: Generated<Spread>;
  focus: Generated<Focus>;
  notice_hours: Generated<number>;
};
type DayOffTable = { team_id: string; day: string; name: string };
/** What Slack says of a person, refreshed now and then. */
export type PersonTable = Keyed & {
  name: string;
  email: string | null;
  zone: string | null;
  is_admin: 0 | 1;
  is_bot: 0 | 1;
  /** Deactivated, a guest or from another company: may not take part. */
  is_outside: 0 | 1;
  refreshed_at: Instant;
};
/** Who may do what everywhere: admins set up, recruiters run loops. */
type StaffTable = {
  team_id: Fixed<string>;
  person_id: Fixed<string>;
  duty: Fixed<'admin' | 'recruiter'>;
  since_at: Instant;
  by_person: string;
};

type InterviewerTable = {
  team_id: Fixed<string>;
  person_id: Fixed<string>;
  level: Level;
  zone: string;
  hours_json: string;
  /** Further hours that they allow as a last resort. */
  off_hours_json: Generated<string>;
  per_day: number | null;
  per_week: number | null;
  buffer_minutes: number;
  joined_at: Instant;
};
type InterviewerSkillTable = { team_id: string; person_id: string; skill: string; quality: Quality };
/** An interviewer who takes no new seats for now; the row goes when they are back. */
type PauseTable = { team_id: string; person_id: string; since_at: Instant; by_person: string };
/** An interviewer learns a kind of interview; it has an end row once they hold it alone. */
type TrainingTable = Keyed & {
  person_id: Fixed<string>;
  stage_kind: Fixed<StageKind>;
  since_at: Fixed<Instant>;
  by_person: Fixed<string>;
};
type TrainingEndTable = {
  team_id: string;
  training_id: string;
  /** `graduated`: whoever watched them says so; `stopped`: the team says so. */
  why: 'graduated' | 'stopped';
  ended_at: Instant;
  ended_by: string;
};

/** A room for interviews in an office. `address` names its calendar. */
type MeetingRoomTable = Keyed & {
  name: string;
  address: string;
  seats: number;
  zone: string;
  site: string;
  added_at: Fixed<Instant>;
  added_by: Fixed<string>;
};
/** A room that is not used any more; the row goes when it is. */
type RoomRetirementTable = { team_id: string; room_id: string; retired_at: Instant; retired_by: string };
/** A room that is out of the question for a booking: its calendar said no, or it was retired. */
type RoomDeclineTable = {
  team_id: string;
  interview_id: string;
  version: number;
  room_id: string;
  why: 'declined' | 'retired';
  declined_at: Instant;
};

/** Who has to, or may not, interview an application; the row goes when nobody wants it any more. */
type NamedPersonTable = {
  team_id: string;
  application_id: string;
  person_id: string;
  part: 'must' | 'never';
  stage_entry_id: string;
  /** The interview of the stage that they have to sit in; null where any will do. */
  interview_part: string | null;
  by_person: string;
  named_at: Instant;
};

export type RoleTable = Keyed & {
  title: string;
  level: RoleLevel;
  layers_json: string;
  language: string;
  hiring_manager: string;
  recruiter: string;
  channel: string;
  zone: string;
  head_count: number;
  target_day: string;
  pipeline_json: string;
  /** The office of interviews in a room; empty where all take place on video. */
  site: Generated<string>;
  opened_at: Fixed<Instant>;
  opened_by: Fixed<string>;
};
export type RoleClosureTable = {
  team_id: string;
  role_id: string;
  why: 'filled' | 'cancelled';
  closed_at: Instant;
  closed_by: string;
};

export type CandidateTable = Keyed & {
  name: string;
  email: string;
  zone: string;
  resume_url: string | null;
  added_at: Fixed<Instant>;
  added_by: Fixed<string>;
};
type ApplicationTable = Keyed & {
  candidate_id: Fixed<string>;
  role_id: Fixed<string>;
  source: string | null;
  applied_at: Fixed<Instant>;
  added_by: Fixed<string>;
};
/** Time that the candidate offers for one application. */
type OfferedWindowTable = {
  team_id: string;
  application_id: string;
  starts_at: Instant;
  ends_at: Instant;
  offered_at: Instant;
};
/** That times were offered, and until when the last of them lasts; which ones counts as long as they stand. */
type OfferTable = {
  team_id: Fixed<string>;
  application_id: Fixed<string>;
  offered_at: Fixed<Instant>;
  until_at: Instant;
};
/** A stage that waits for its decision; the row goes with the decision. */
type OpenEntryTable = {
  team_id: string;
  stage_entry_id: string;
  application_id: string;
  entered_at: Instant;
};
type StageEntryTable = Keyed & {
  application_id: Fixed<string>;
  stage_id: Fixed<string>;
  position: Fixed<number>;
  entered_at: Fixed<Instant>;
  entered_by: Fixed<string>;
};
type DecisionTable = {
  team_id: string;
  stage_entry_id: string;
  application_id: string;
  kind: DecisionKind;
  reason: string;
  decided_at: Instant;
  decided_by: string;
};

type InterviewTable = Keyed & {
  application_id: Fixed<string>;
  stage_entry_id: Fixed<string>;
  /** Id of the interview within its stage. */
  part: Fixed<string>;
  name: Fixed<string>;
  minutes: Fixed<number>;
  opened_at: Fixed<Instant>;
};
type BookingTable = {
  team_id: string;
  interview_id: string;
  /** 1, 2, 3 … : a rescheduled interview keeps its id and its calendar event and gets the next version. */
  version: number;
  starts_at: Instant;
  ends_at: Instant;
  zone: string;
  wall_start: string;
  booked_at: Instant;
  booked_by: string;
  /** Where it takes place in the office; the claim on the room says when. */
  room_id: string | null;
};
type BookingEndTable = {
  team_id: string;
  interview_id: string;
  version: number;
  why: 'moved' | 'cancelled';
  reason: string;
  ended_at: Instant;
  ended_by: string;
};
type SeatTable = Keyed & {
  interview_id: Fixed<string>;
  kind: Fixed<SeatKind>;
  /** Place in the interview's plan; a replacement gets a new seat row at the same position. */
  position: Fixed<number>;
  person_id: Fixed<string>;
  /** Why this person, in the planner's words. */
  because: Fixed<string>;
  assigned_at: Fixed<Instant>;
  assigned_by: Fixed<string>;
};
type SeatReleaseTable = {
  team_id: string;
  seat_id: string;
  why: 'declined' | 'replaced' | 'cancelled';
  reason: string;
  released_at: Instant;
  released_by: string;
};
type SeatAnswerTable = Keyed & {
  seat_id: string;
  booking_version: number;
  answer: Answer;
  reason: string;
  /** One of the words for a no; none where only text was given, or none. */
  why: DeclineReason | null;
  via: AnsweredVia;
  answered_at: Instant;
};
/** What takes people's time and stands in their calendars. */
type AppointmentTable = Keyed & { kind: Fixed<AppointmentKind> };
/** The talk about a candidate after a stage; one a stage, however often it is moved or called off. */
type DebriefTable = Keyed & {
  application_id: Fixed<string>;
  stage_entry_id: Fixed<string>;
  opened_at: Fixed<Instant>;
};
/** As `booking` and `booking_end` are for interviews; whom it is for may change with the time. */
export type DebriefBookingTable = {
  team_id: string;
  debrief_id: string;
  version: number;
  starts_at: Instant;
  ends_at: Instant;
  zone: string;
  wall_start: string;
  people_json: string;
  booked_at: Instant;
  booked_by: string;
};
type DebriefBookingEndTable = {
  team_id: string;
  debrief_id: string;
  version: number;
  why: 'moved' | 'cancelled';
  reason: string;
  ended_at: Instant;
  ended_by: string;
};
type DebriefAnswerTable = Keyed & {
  debrief_id: string;
  booking_version: number;
  person_id: string;
  answer: Answer;
  reason: string;
  answered_at: Instant;
};
/** Taken time. No two rows of one holder overlap: the database refuses it. A claim that ends is deleted. */
type ClaimTable = {
  team_id: string;
  /** `person:U…`, `candidate:…` or `room:…` */
  holder: string;
  appointment_id: string;
  starts_at: Instant;
  ends_at: Instant;
};
/** Time kept for a candidate who was asked for it; nothing after `until_at`. */
type HoldTable = {
  team_id: string;
  application_id: string;
  /** `person:U…` */
  holder: string;
  starts_at: Instant;
  ends_at: Instant;
  until_at: Instant;
};
type ProposalTable = Keyed & {
  application_id: string;
  body_json: string;
  made_at: Instant;
  made_by: string;
};
/** What somebody's calendar said, when it was last read. */
type BusyMirrorTable = {
  team_id: string;
  address: string;
  zone: string;
  from_at: Instant;
  until_at: Instant;
  /** What each entry of the calendar blocks. */
  busy_json: string;
  read_at: Instant;
  /** From where its changes are told; empty where it is to be read whole. */
  cursor: string;
  /** Since when it is not believed: it had many entries, and all at once none. */
  doubted_at: Instant | null;
};
/** A provider was asked to call us when somebody's calendar changes. */
type CalendarWatchTable = {
  id: string;
  team_id: string;
  address: string;
  /** What is needed to stop it; empty until it is known to stand. */
  handle: string;
  until_at: Instant;
  /** When another one is to take its place. */
  renew_at: Instant;
};
/** Somebody's calendar cannot be read until a person mends it; the row goes when it is read again. */
type CalendarRefusalTable = {
  team_id: string;
  person_id: string;
  /** Nobody's calendar can be read so. */
  wholly: 0 | 1;
  since_at: Instant;
};
/** A seat that its holder cannot take, offered to somebody who can: whoever takes it first has it. */
type SwapOfferTable = {
  team_id: string;
  seat_id: string;
  booking_version: number;
  person_id: string;
  wave: number;
  offered_at: Instant;
  refused_at: Instant | null;
};
/** Where an appointment lives in somebody's calendar. */
export type EventLinkTable = {
  team_id: string;
  appointment_id: string;
  provider: string;
  organiser: string;
  event_id: string;
  /** Empty from when the event was about to be made until the calendar has told that it was. */
  etag: string;
  /** A hash of what the event shows, so that a repeated effect knows it has nothing to do. */
  shows: string;
  /** The booking that it shows. */
  version: number;
  /** Where it takes place online; empty where that is not known. */
  join_url: Generated<string>;
  /** What the calendar says of each guest, by address, as last read or written. */
  answers_json: string;
  synced_at: Instant;
};

/** One kit an interview: its seats share it and split the questions. */
type KitTable = {
  team_id: string;
  interview_id: string;
  body_json: string;
  /** What its answers are judged by, as it stood when the kit was made; none in kits from before there was this column. */
  rubric_json: string | null;
  made_at: Instant;
};
/** Which questions a kit holds, for what was asked when, and how often. */
type KitQuestionTable = {
  team_id: string;
  interview_id: string;
  question_id: string;
  made_at: Instant;
};
type ScorecardTable = {
  team_id: string;
  seat_id: string;
  version: number;
  author: string;
  verdict: Verdict;
  body_json: string;
  submitted_at: Instant;
};

/** What somebody typed into a scorecard and has not submitted yet: read by nobody but them. */
type ScorecardDraftTable = {
  team_id: string;
  seat_id: string;
  author: string;
  /** The version of the card that the form was opened on, 0 for none: a draft on an older one is of no use. */
  base: number;
  field: string;
  value_json: string;
  /** By the clock of Slack, in microseconds: what was typed later stays, whatever arrives first. */
  typed_at: number;
  kept_at: Instant;
};

/** How somebody judged an answer for practice. */
type PracticeScoreTable = {
  team_id: string;
  person_id: string;
  pack: string;
  answer: string;
  score: number;
  scored_at: Instant;
};

/** A Slack message that Hireloop posted, so that it is changed in place and never posted twice. */
export type MessageTable = {
  team_id: Fixed<string>;
  key: Fixed<string>;
  recipient: Fixed<string>;
  notice: Fixed<string>;
  ref_json: Fixed<string>;
  /** What the message is about, to find all messages of an application. */
  subject: Fixed<string>;
  channel: string;
  ts: string;
  content_hash: string;
  posted_at: Fixed<Instant>;
};
export type EffectTable = {
  /** Order of enqueueing. */
  id: Generated<number>;
  team_id: Fixed<string>;
  key: Fixed<string>;
  kind: Fixed<string>;
  /** Effects of one lane run one after the other: `slack:U…`, `event:…`. */
  lane: Fixed<string>;
  payload_json: Fixed<string>;
  not_before: Instant;
  not_after: Instant;
  next_at: Instant;
  enqueued_at: Fixed<Instant>;
  /** While it runs: until when nobody else may take it. */
  claimed_until: Instant | null;
  /** How often it was begun. */
  attempts: number;
  /** How often it was begun and ended by an error of ours, or did not end at all. */
  faults: number;
  /** Empty while there is something to do. `held`: a person says whether there is. */
  outcome: 'done' | 'dropped' | 'cancelled' | 'dead' | 'held' | null;
  settled_at: Instant | null;
  note: string | null;
};
/** Requests that were seen, kept for a day: a repeated delivery does nothing twice. */
type InboxTable = { team_id: string; key: string; received_at: Instant };
type AuditTable = {
  id: Generated<number>;
  team_id: string;
  at: Instant;
  actor: string;
  operation: string;
  subject: string;
  before_json: string | null;
  after_json: string | null;
};

/** The `local` calendar provider's own events. */
export type CalendarEventTable = Keyed & {
  calendar: string;
  version: number;
  title: string;
  description: string;
  starts_at: Instant;
  ends_at: Instant;
  zone: string;
  all_day: 0 | 1;
  transparency: 'busy' | 'free';
  status: 'confirmed' | 'cancelled';
  /** Where it takes place, for people. */
  location: Generated<string>;
  /** Order of changes within the team, for whoever follows them. */
  change: number;
};
export type CalendarAttendeeTable = {
  team_id: string;
  event_id: string;
  address: string;
  name: string;
  answer: Answer | 'none';
  reason: string;
};
/** Somebody was reminded of a matter: one row a matter, message and recipient. */
type NudgeTable = {
  team_id: Fixed<string>;
  /** `<rule>:<subject>`, or `late:<key>` for a message that could not be sent in time. */
  matter: Fixed<string>;
  /** Key of the message that says it, with all else that its recipient was reminded of that day. */
  bundle: Fixed<string>;
  recipient: Fixed<string>;
  /** Whose turn it was. */
  owner: Fixed<string>;
  /** The application or role. */
  about: Fixed<string>;
  /** How far it had risen: from 0. */
  rung: Fixed<number>;
  /** Of a message that was late: which one. */
  ref_json: Fixed<string | null>;
  raised_at: Fixed<Instant>;
};
type SnoozeTable = {
  team_id: string;
  matter: string;
  person_id: string;
  since_at: Instant;
  until_at: Instant;
};
/** From then on a matter is somebody else's; the latest one counts. */
type HandoverTable = {
  team_id: string;
  turn: string;
  handed_at: Instant;
  from_person: string;
  to_person: string;
};
/** When somebody wants to be reminded, and of what not. */
type NudgeHabitTable = { team_id: string; person_id: string; time: string; muted_json: string };
/** What somebody has opened: `kit:<interview>`, `evaluation:<stage entry>`. */
type ReadingTable = { team_id: string; person_id: string; subject: string; read_at: Instant };

type CursorTable = { team_id: string; name: string; value: string };

export type Schema = {
  workspace: WorkspaceTable;
  day_off: DayOffTable;
  person: PersonTable;
  staff: StaffTable;
  interviewer: InterviewerTable;
  interviewer_skill: InterviewerSkillTable;
  training: TrainingTable;
  training_end: TrainingEndTable;
  pause: PauseTable;
  meeting_room: MeetingRoomTable;
  room_retirement: RoomRetirementTable;
  room_decline: RoomDeclineTable;
  role: RoleTable;
  role_closure: RoleClosureTable;
  candidate: CandidateTable;
  named_person: NamedPersonTable;
  application: ApplicationTable;
  offered_window: OfferedWindowTable;
  offer: OfferTable;
  open_entry: OpenEntryTable;
  stage_entry: StageEntryTable;
  decision: DecisionTable;
  interview: InterviewTable;
  booking: BookingTable;
  booking_end: BookingEndTable;
  seat: SeatTable;
  seat_release: SeatReleaseTable;
  seat_answer: SeatAnswerTable;
  appointment: AppointmentTable;
  debrief: DebriefTable;
  debrief_booking: DebriefBookingTable;
  debrief_booking_end: DebriefBookingEndTable;
  debrief_answer: DebriefAnswerTable;
  claim: ClaimTable;
  hold: HoldTable;
  proposal: ProposalTable;
  event_link: EventLinkTable;
  swap_offer: SwapOfferTable;
  busy_mirror: BusyMirrorTable;
  calendar_refusal: CalendarRefusalTable;
  calendar_watch: CalendarWatchTable;
  kit: KitTable;
  kit_question: KitQuestionTable;
  scorecard: ScorecardTable;
  scorecard_draft: ScorecardDraftTable;
  practice_score: PracticeScoreTable;
  message: MessageTable;
  effect: EffectTable;
  inbox: InboxTable;
  audit: AuditTable;
  calendar_event: CalendarEventTable;
  calendar_attendee: CalendarAttendeeTable;
  nudge: NudgeTable;
  snooze: SnoozeTable;
  handover: HandoverTable;
  nudge_habit: NudgeHabitTable;
  reading: ReadingTable;
  cursor: CursorTable;
};
