import { z } from 'zod';
import { LAYERS, ROLE_LEVELS } from '../loop/glossary.ts';
import { mapping, slug, STAGE_KINDS, type StageKind } from '../loop/pipeline.ts';
import { hasOneSubject, ONE_SUBJECT, subjectKeys } from './subject.ts';

/** The kinds of stage in which questions are asked: those that end in a scorecard. */
const ASKING_STAGES = (Object.keys(STAGE_KINDS) as StageKind[]).filter(kind => STAGE_KINDS[kind].scored);

/** What an async stage asks one of each. */
export const SCENARIOS = ['database', 'api-design', 'debugging'] as const;

const line = z.string().trim().min(1).max(150);
/** Becomes the text of a Slack checkbox, which holds 75 characters. */
const tick = z.string().trim().min(1).max(75);
const oneOrMore = (value: unknown) => (Array.isArray(value) || value === undefined ? value : [value]);

const questionSchema = mapping({
  id: slug,
  title: tick.max(60).optional(),
  levels: z.array(z.enum(ROLE_LEVELS)).min(1),
  stage: z.preprocess(oneOrMore, z.array(z.enum(ASKING_STAGES)).min(1)),
  minutes: z.int().min(3).max(45),
  prompt: z.string().trim().min(1).max(600),
  /** What strong answers contain. */
  listen_for: z.array(line).min(1).max(8),
  weak: z.array(line).max(6).default([]),
  /** From shallow to deep. The number of probes answered is the depth reached. */
  probes: z.array(line).min(1).max(5),
  red_flags: z.array(tick).max(4).default([]),
  tags: z.array(slug).max(8).default([]),
  /** Where the interviewer can read what is right. */
  source: z.string().trim().min(1).max(200).optional(),
  /** In a pack of scenarios: which of the three it is. */
  scenario: z.enum(SCENARIOS).optional(),
  /** In a pack that is not about one layer: the layers that the question exercises all the same. */
  layers: z.array(z.enum(LAYERS)).default([]),
});

export const packSchema = mapping({
  id: slug,
  name: z.string().trim().min(1).max(60).optional(),
  ...subjectKeys,
  questions: z.array(questionSchema).default([]),
  /** Ids of questions, of this pack or another, that no new kit uses; kits made earlier keep them. */
  retire: z.array(slug).default([]),
})
  .refine(hasOneSubject, { message: ONE_SUBJECT, when: () => true })
  .superRefine((pack, context) => {
    for (const [index, question] of pack.questions.entries()) {
      if ((pack.topic === 'scenarios') === (question.scenario !== undefined)) continue;
      const message =
        pack.topic === 'scenarios'
          ? `one of ${SCENARIOS.join(', ')}, as every question of a pack of scenarios`
          : 'no scenario, the pack is not one of scenarios';
      context.addIssue({ code: 'custom', path: ['questions', index, 'scenario'], message });
    }
  });

export type Question = z.infer<typeof questionSchema>;
/** A pack as loaded; `version` changes with its content and with nothing else. */
export type Pack = z.infer<typeof packSchema> & { version: string };

export function titleOf(question: Pick<Question, 'id' | 'title'>): string {
  return question.title ?? question.id.replaceAll('-', ' ');
}
