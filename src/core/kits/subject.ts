import { z } from 'zod';
import { LAYERS, type Layer } from '../loop/glossary.ts';
import { slug, TOPICS, type Topic } from '../loop/pipeline.ts';

/**
 * What a question, a section of a kit or a rubric is about: one layer, or one topic other than `layers`.
 * `language` stands for whatever language the role names.
 */
export type Subject = Layer | Exclude<Topic, 'layers'>;

/** The topics that a file names with `topic:`; layers and languages have keys of their own. */
export const OTHER_TOPICS = TOPICS.filter(topic => topic !== 'layers' && topic !== 'language');

/** The three keys of which every pack and rubric has exactly one. */
export const subjectKeys = {
  layer: z.enum(LAYERS).optional(),
  language: slug.optional(),
  topic: z.enum(OTHER_TOPICS).optional(),
};

type SubjectKeys = { layer?: Layer | undefined; language?: string | undefined; topic?: Subject | undefined };

export const ONE_SUBJECT = 'exactly one of layer, language and topic';

/** Says no rather than failing on a file that is wrong elsewhere too. */
export function hasOneSubject(file: unknown): boolean {
  if (typeof file !== 'object' || file === null) return true;
  return ['layer', 'language', 'topic'].filter(key => key in file).length === 1;
}

export function subjectOf(file: SubjectKeys): Subject {
  const subject = file.layer ?? file.topic ?? (file.language === undefined ? undefined : 'language');
  if (!subject) throw new Error(`A file needs ${ONE_SUBJECT}`);
  return subject;
}

export function isLayer(subject: Subject): subject is Layer {
  return (LAYERS as readonly string[]).includes(subject);
}
