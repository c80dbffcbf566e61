import type { Language } from '../loop/glossary.ts';
import type { Pipeline } from '../loop/pipeline.ts';
import type { AnswerPack } from '../scoring/practice.ts';
import type { RedFlag, Rubric } from '../scoring/rubric.ts';
import type { Pack } from './pack.ts';

/** Everything that the files of `data/` and of the team's own folder say, read once and frozen. */
export type Catalogue = {
  /** Changes with the content of any file. */
  readonly version: string;
  readonly files: readonly { readonly file: string; readonly version: string }[];
  readonly packs: readonly Pack[];
  readonly rubrics: readonly Rubric[];
  readonly redFlags: readonly RedFlag[];
  readonly pipelines: readonly Pipeline[];
  /** Answers to judge for practice. */
  readonly answers: readonly AnswerPack[];
};

export const DEFAULT_PIPELINE = 'backend';

export function findPipeline(catalogue: Catalogue, id: string): Pipeline | undefined {
  return catalogue.pipelines.find(pipeline => pipeline.id === id);
}

export function findPack(catalogue: Catalogue, id: string): Pack | undefined {
  return catalogue.packs.find(pack => pack.id === id);
}

/** The languages that a role may name, with the words to show, by id. */
export function languagesOf(catalogue: Catalogue): { id: Language; name: string }[] {
  const names = new Map<Language, string>();
  for (const { id, name, language } of catalogue.packs) {
    if (language !== undefined && !names.has(language)) names.set(language, name ?? id);
  }
  return [...names].map(([id, name]) => ({ id, name })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The groups of interviewers that pipelines draw from. */
export function poolsOf(catalogue: Catalogue): string[] {
  return [...new Set(catalogue.pipelines.flatMap(({ pools }) => pools ?? []))].toSorted();
}
