import { z } from 'zod';
import { ROLE_LEVELS } from '../loop/glossary.ts';
import { mapping, slug } from '../loop/pipeline.ts';
import { FEWEST_CARDS, scoresAlike, weightedKappa } from './calibration.ts';
import { type Anchors, type Competency, type Rubric, SCORES, type Score } from './rubric.ts';

const answer = mapping({
  id: slug,
  question: z.string().trim().min(1).max(300),
  /** What a candidate might say; of nobody in particular. */
  answer: z.string().trim().min(1).max(1500),
  /** What those who wrote the rubric give it, and why. */
  score: z.literal(SCORES),
  why: z.string().trim().min(1).max(300),
});

/** A file of answers to judge for practice, all by one competency at one level; enough of them to tell agreement from luck. */
export const answersSchema = mapping({
  id: slug,
  name: z.string().trim().min(1).max(60),
  competency: slug,
  level: z.enum(ROLE_LEVELS),
  answers: z
    .array(answer)
    .min(FEWEST_CARDS)
    .max(30)
    .refine(all => new Set(all.map(a => a.id)).size === all.length, 'answers with ids of their own'),
});

export type PracticeAnswer = z.infer<typeof answer>;
export type AnswerPack = z.infer<typeof answersSchema> & { version: string };

/** What somebody gave so far: for the ids of answers. */
export type Given = Readonly<Record<string, Score>>;

export type PracticeResult = {
  done: number;
  of: number;
  /** The next one to judge; undefined when all are judged. */
  next: PracticeAnswer | undefined;
  /** Agreement beyond chance, from -1 to 1, once all are judged; undefined too where chance explains everything. */
  kappa: number | undefined;
  /** Whether that is enough to be trusted with a seat. */
  alike: boolean;
  /** Where the two differ, the widest first. */
  differences: { answer: PracticeAnswer; given: Score }[];
};

/** How somebody judges the answers of a pack beside those who wrote it. Says nothing of agreement before the end. */
export function practiceResult({ answers }: AnswerPack, given: Given): PracticeResult {
  const judged = answers.flatMap(a => {
    const score = given[a.id];
    return score === undefined ? [] : [{ answer: a, given: score }];
  });
  const next = answers.find(a => given[a.id] === undefined);
  const pairs = judged.map(j => [j.given, j.answer.score] as const);
  const step = (j: (typeof judged)[number]) => Math.abs(j.given - j.answer.score);
  return {
    done: judged.length,
    of: answers.length,
    next,
    kappa: next ? undefined : weightedKappa(pairs),
    alike: !next && scoresAlike(pairs),
    differences: next ? [] : judged.filter(j => step(j) > 0).toSorted((a, b) => step(b) - step(a)),
  };
}

/** What the four scores look like for the competency of a pack; undefined where no rubric has it. */
export function anchorsFor(
  rubrics: readonly Rubric[],
  { competency, level }: Pick<AnswerPack, 'competency' | 'level'>,
): { competency: Competency; anchors: Anchors } | undefined {
  const found = rubrics.flatMap(r => r.competencies).find(c => c.id === competency);
  return found && { competency: found, anchors: found.anchors[level] };
}
