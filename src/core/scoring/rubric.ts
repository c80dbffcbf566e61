import { z } from 'zod';
import type { Language } from '../loop/glossary.ts';
import { mapping, slug } from '../loop/pipeline.ts';
import { hasOneSubject, ONE_SUBJECT, type Subject, subjectKeys } from '../kits/subject.ts';

/** What 1 to 4 mean whatever the competency; its anchors say what they look like. */
export const SCALE = [
  'Far from the level',
  'Not yet at the level',
  'At the level',
  'Above the level',
] as const;
export const SCORES = [1, 2, 3, 4] as const;
export type Score = (typeof SCORES)[number];

/** Becomes the description of a Slack radio button, which holds 75 characters. */
const anchor = z.string().trim().min(1).max(75);
const anchors = z.tuple([anchor, anchor, anchor, anchor]);

const competencySchema = mapping({
  id: slug,
  name: z.string().trim().min(1).max(60),
  /** For each level a role may ask for: what a 1, 2, 3 and 4 look like. */
  anchors: mapping({ junior: anchors, mid: anchors, senior: anchors }),
});

const redFlagSchema = mapping({ id: slug, name: anchor });

export const rubricSchema = mapping({
  id: slug,
  ...subjectKeys,
  /** `language` here is the rubric of every language that has none of its own. */
  topic: z.enum([...subjectKeys.topic.unwrap().options, 'language']).optional(),
  competencies: z.array(competencySchema).min(1).max(6),
}).refine(hasOneSubject, { message: ONE_SUBJECT, when: () => true });

/** A file of red flags that any interview may meet, whatever it covers. */
export const redFlagsSchema = mapping({ id: slug, red_flags: z.array(redFlagSchema).min(1).max(10) });

export type Competency = z.infer<typeof competencySchema>;
export type Anchors = z.infer<typeof anchors>;
export type RedFlag = z.infer<typeof redFlagSchema>;
export type Rubric = z.infer<typeof rubricSchema> & { version: string };
export type RedFlagList = z.infer<typeof redFlagsSchema> & { version: string };

/** The rubric for a subject; a language's own one wins over the one for every language. */
export function rubricFor(
  rubrics: readonly Rubric[],
  subject: Subject,
  language: Language,
): Rubric | undefined {
  const own = subject === 'language' ? rubrics.find(rubric => rubric.language === language) : undefined;
  return own ?? rubrics.find(rubric => rubric.layer === subject || rubric.topic === subject);
}
