import type { Language, Layer, RoleLevel, SeatKind, Skill } from '../loop/glossary.ts';
import type { StageKind } from '../loop/pipeline.ts';
import type { Question } from './pack.ts';
import type { Subject } from './subject.ts';

/** What a kit needs to know of a role. */
export type KitRole = { layers: readonly Layer[]; level: RoleLevel; language: Language };

/** A question as it stood when the kit was made, with where it came from. */
export type KitQuestion = Question & {
  subject: Subject;
  /** The layers that it tests, whether or not the role owns them. */
  covers: Layer[];
  pack: { id: string; version: string };
};

/** Something that an interview, or a whole loop, should test and cannot. */
export type Gap = { subject: Subject; level: RoleLevel; because: string };

/** A stretch of the interview; the questions of a section are asked in their order. */
type KitSection = { subject: Subject | 'opening' | 'closing'; minutes: number; questions: string[] };

/**
 * What the people of one interview are handed: plain data and a full copy of every question, so that a pack that is
 * changed or retired later never changes a kit.
 */
export type Kit = {
  format: 1;
  stage: StageKind;
  interview: { id: string; name: string };
  role: KitRole;
  /** In the order of asking. */
  questions: KitQuestion[];
  sections: KitSection[];
  minutes: { available: number; planned: number; spare: number };
  /** The role's layers that the questions test. */
  covers: Layer[];
  gaps: Gap[];
  /** Who asks what: for each question id the place of a seat among the interview's seats, 0 for the first. */
  askedBy: Record<string, number>;
  /** Layers that an interview before this one was to test and did not come to: topics, never how anything went. */
  handedOn?: Layer[];
  /** Ids of questions that were swapped for others: they are not offered again. */
  swapped?: string[];
};

/** A chair as kits see it. Without `skills` its person can judge everything. */
export type KitSeat = { kind: SeatKind; skills?: readonly Skill[] | undefined };

/** The questions that one seat asks; the others of the kit are asked by its neighbours. */
export function questionsOfSeat(kit: Kit, seat: number): KitQuestion[] {
  return kit.questions.filter(question => kit.askedBy[question.id] === seat);
}

/** The layers of the role that these questions test, in the role's order. */
export function layersTested(role: KitRole, questions: readonly Pick<KitQuestion, 'covers'>[]): Layer[] {
  return role.layers.filter(layer => questions.some(question => question.covers.includes(layer)));
}
