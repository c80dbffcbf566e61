import { LAYERS } from '../loop/glossary.ts';
import type { Pipeline } from '../loop/pipeline.ts';
import type { AnswerPack } from '../scoring/practice.ts';
import type { Competency, RedFlagList, Rubric } from '../scoring/rubric.ts';
import type { Pack } from './pack.ts';
import { OTHER_TOPICS, subjectOf } from './subject.ts';

/** A file that was read and is right in itself; `file` is the path to show. */
export type Loaded =
  | { shelf: 'packs'; file: string; value: Pack }
  | { shelf: 'rubrics'; file: string; value: Rubric | RedFlagList }
  | { shelf: 'answers'; file: string; value: AnswerPack }
  | { shelf: 'pipelines'; file: string; value: Pipeline & { version: string } };

/** A mistake that only shows between files; `path` leads to it inside the file. */
export type Clash = { file: string; path: (string | number)[]; found: string; expected: string };

type Named = { file: string; path: (string | number)[]; id: string };

/** What is wrong between files that are each right in themselves. The subjects without a rubric are not of a file. */
export function findClashes(loaded: readonly Loaded[]): Clash[] {
  const questions = loaded.flatMap(entry =>
    entry.shelf === 'packs' ? idsIn(entry.file, 'questions', entry.value.questions) : [],
  );
  const competencies = loaded.flatMap(entry =>
    entry.shelf === 'rubrics' ? idsIn(entry.file, 'competencies', competenciesOf(entry.value)) : [],
  );
  return [
    ...repeated(questions),
    ...repeated(competencies),
    ...unknownRetired(loaded, questions),
    ...unknownCompetency(loaded, competencies),
  ];
}

/** The layers and topics for which no rubric says what good looks like. */
export function withoutRubric(rubrics: readonly Rubric[]): string[] {
  const have = new Set(rubrics.map(subjectOf));
  return [...LAYERS, 'language' as const, ...OTHER_TOPICS].filter(subject => !have.has(subject));
}

function competenciesOf(value: Rubric | RedFlagList): Competency[] {
  return 'competencies' in value ? value.competencies : [];
}

function idsIn(file: string, key: string, items: readonly { id: string }[]): Named[] {
  return items.map(({ id }, index) => ({ file, path: [key, index, 'id'], id }));
}

function repeated(named: readonly Named[]): Clash[] {
  const first = new Map<string, string>();
  return named.flatMap(({ file, path, id }) => {
    const elsewhere = first.get(id);
    first.set(id, elsewhere ?? file);
    if (elsewhere === undefined) return [];
    return [
      { file, path, found: `"${id}" a second time`, expected: `an id of its own: ${elsewhere} has it` },
    ];
  });
}

function unknownCompetency(loaded: readonly Loaded[], competencies: readonly Named[]): Clash[] {
  const known = new Set(competencies.map(competency => competency.id));
  return loaded.flatMap(entry => {
    if (entry.shelf !== 'answers' || known.has(entry.value.competency)) return [];
    const found = `"${entry.value.competency}"`;
    return [
      { file: entry.file, path: ['competency'], found, expected: 'the id of a competency of a rubric' },
    ];
  });
}

function unknownRetired(loaded: readonly Loaded[], questions: readonly Named[]): Clash[] {
  const known = new Set(questions.map(question => question.id));
  return loaded.flatMap(entry => {
    if (entry.shelf !== 'packs') return [];
    return entry.value.retire.flatMap((id, index) =>
      known.has(id)
        ? []
        : [{ file: entry.file, path: ['retire', index], found: `"${id}"`, expected: 'the id of a question' }],
    );
  });
}
