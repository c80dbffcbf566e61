import type { Layer } from '../loop/glossary.ts';
import { type InterviewPlan, STAGE_KINDS, type StageKind } from '../loop/pipeline.ts';
import type { KitQuestion } from './kit.ts';
import type { Subject } from './subject.ts';

/** More layers than this in one interview and none of them is tested in depth. */
export const MOST_LAYERS = 3;

/** What a meeting needs besides questions: to arrive, and to let the candidate ask. Written work needs neither. */
const FRAME = [
  { from: 45, opening: 5, closing: 5 },
  { from: 0, opening: 2, closing: 3 },
];

/** What there is to choose from for one interview, and the time there is for it. */
export type Room = {
  interview: InterviewPlan;
  /** Freshest first. */
  shelf: readonly KitQuestion[];
  opening: number;
  closing: number;
  /** Minutes for questions. */
  available: number;
};

export function roomFor(stage: StageKind, interview: InterviewPlan, shelf: readonly KitQuestion[]): Room {
  const minutes = interview.candidate_minutes ?? interview.minutes;
  const frame = FRAME.find(({ from }) => minutes >= from);
  const { opening, closing } = STAGE_KINDS[stage].meets && frame ? frame : { opening: 0, closing: 0 };
  return { interview, shelf, opening, closing, available: Math.max(0, minutes - opening - closing) };
}

/** The topics that an interview asks one question each about. */
export function singleTopics(interview: InterviewPlan): Subject[] {
  return interview.covers.filter(topic => topic !== 'layers' && topic !== 'scenarios');
}

/** The fewest minutes in which something can be asked about a subject; endless where nothing can. */
export function leastMinutes({ shelf }: Room, subject: Subject): number {
  return Math.min(Infinity, ...shelf.filter(q => q.subject === subject).map(q => q.minutes));
}

/** What the topics of an interview take at least; one that nothing can be asked about takes nothing. */
export function leastForTopics(room: Room): number {
  return sum(
    singleTopics(room.interview)
      .map(topic => leastMinutes(room, topic))
      .filter(Number.isFinite),
  );
}

/** What layers take at least, one question each; endless where the interview is not about layers. */
export function leastForLayers(room: Room, layers: readonly Layer[]): number {
  if (layers.length === 0) return 0;
  if (!room.interview.covers.includes('layers') || layers.length > MOST_LAYERS) return Infinity;
  return sum(layers.map(layer => leastMinutes(room, layer)));
}

export function minutesOf(questions: readonly Pick<KitQuestion, 'minutes'>[]): number {
  return sum(questions.map(question => question.minutes));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
