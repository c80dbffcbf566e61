import type { StageKind } from '../loop/pipeline.ts';
import type { KitQuestion, KitRole } from './kit.ts';
import type { Pack, Question } from './pack.ts';
import { isLayer, subjectOf } from './subject.ts';

export type ShelfRequest = {
  stage: StageKind;
  role: KitRole;
  packs: readonly Pack[];
  /** Ids of questions that this candidate was asked, or will be, anywhere else. */
  used: ReadonlySet<string>;
  /** How often each question was asked lately; a question that is missing was never asked. */
  exposure: Readonly<Record<string, number>>;
};

/**
 * The questions that may be asked: right for stage, level and language, not retired, new to the candidate. Freshest
 * first, then those made for this level alone, then in the order of their packs.
 */
export function questionsFor({ stage, role, packs, used, exposure }: ShelfRequest): KitQuestion[] {
  const retired = new Set(packs.flatMap(pack => pack.retire));
  const times = (question: Question) => exposure[question.id] ?? 0;
  const places = new Map(packs.flatMap(pack => pack.questions.map(({ id }, place) => [id, place])));
  const place = (question: Question) => places.get(question.id) ?? 0;
  return packs
    .filter(pack => pack.language === undefined || pack.language === role.language)
    .flatMap(pack => pack.questions.map(question => snapshot(pack, question)))
    .filter(question => question.stage.includes(stage) && question.levels.includes(role.level))
    .filter(question => !used.has(question.id) && !retired.has(question.id))
    .toSorted(
      (a, b) =>
        times(a) - times(b) ||
        a.levels.length - b.levels.length ||
        place(a) - place(b) ||
        (a.id < b.id ? -1 : 1),
    );
}

/** Whatever of these the packs still have, whether or not it may be asked again. */
export function questionsById(packs: readonly Pack[], ids: readonly string[]): KitQuestion[] {
  const wanted = new Set(ids);
  return packs.flatMap(pack =>
    pack.questions.filter(question => wanted.has(question.id)).map(question => snapshot(pack, question)),
  );
}

function snapshot(pack: Pack, question: Question): KitQuestion {
  const subject = subjectOf(pack);
  const covers = [...new Set([...(isLayer(subject) ? [subject] : []), ...question.layers])];
  return { ...question, subject, covers, pack: { id: pack.id, version: pack.version } };
}
