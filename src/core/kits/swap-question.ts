import type { Kit, KitQuestion } from './kit.ts';
import { layersTested } from './kit.ts';
import { timetable } from './finish-kit.ts';
import type { Pack } from './pack.ts';
import { questionsFor } from './shelf.ts';

export type SwapRequest = {
  kit: Kit;
  questionId: string;
  packs: readonly Pack[];
  /** Ids of questions asked or planned elsewhere with this candidate. */
  used?: readonly string[];
  exposure?: Readonly<Record<string, number>>;
};

export type Swap = { kind: 'swapped'; kit: Kit; question: KitQuestion } | { kind: 'none'; because: string };

/**
 * Replaces one question of a kit by an equivalent one, asked by the same person: same subject, level and stage,
 * within the time, and it tests the role's layers that the old one tested. Among those the freshest of the most similar length.
 */
export function swapQuestion({ kit, questionId, packs, used = [], exposure = {} }: SwapRequest): Swap {
  const old = kit.questions.find(question => question.id === questionId);
  if (!old) return { kind: 'none', because: 'the question is not in this kit any more' };
  const taken = new Set([...used, ...(kit.swapped ?? []), ...kit.questions.map(q => q.id)]);
  const tested = layersTested(kit.role, [old]);
  const [question] = questionsFor({ stage: kit.stage, role: kit.role, packs, used: taken, exposure })
    .filter(({ subject, scenario }) => subject === old.subject && scenario === old.scenario)
    .filter(({ minutes }) => minutes <= old.minutes + kit.minutes.spare)
    .filter(({ covers }) => tested.every(layer => covers.includes(layer)))
    .toSorted((a, b) => Math.abs(a.minutes - old.minutes) - Math.abs(b.minutes - old.minutes));
  if (!question) return { kind: 'none', because: 'no other question tests the same in the time there is' };
  return { kind: 'swapped', kit: withQuestion(kit, old, question), question };
}

function withQuestion(kit: Kit, old: KitQuestion, question: KitQuestion): Kit {
  const questions = kit.questions.map(q => (q === old ? question : q));
  const { [old.id]: place = 0, ...askedBy } = kit.askedBy;
  const minutesOf = (subject: string) =>
    kit.sections.find(section => section.subject === subject)?.minutes ?? 0;
  const frame = {
    opening: minutesOf('opening'),
    closing: minutesOf('closing'),
    available: kit.minutes.available,
  };
  return {
    ...kit,
    questions,
    ...timetable(frame, questions),
    covers: layersTested(kit.role, questions),
    askedBy: { ...askedBy, [question.id]: place },
    swapped: [...(kit.swapped ?? []), old.id],
  };
}
