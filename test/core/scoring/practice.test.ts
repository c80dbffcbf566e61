import { describe, expect, test } from 'vitest';
import {
  answersSchema,
  type AnswerPack,
  type Given,
  practiceResult,
} from '../../../src/core/scoring/practice.ts';
import type { Score } from '../../../src/core/scoring/rubric.ts';

const SCORES: readonly Score[] = [1, 2, 3, 4, 1, 2, 3, 4];
const pack: AnswerPack = {
  ...answersSchema.parse({
    id: 'pack',
    name: 'Pack',
    competency: 'data-performance',
    level: 'senior',
    answers: SCORES.map((score, at) => ({
      id: `a${at}`,
      question: 'Why?',
      answer: `Answer ${at}`,
      score,
      why: 'So.',
    })),
  }),
  version: '1',
};
const given = (of: (score: Score, at: number) => Score): Given =>
  Object.fromEntries(SCORES.map((score, at) => [`a${at}`, of(score, at)]));

describe('practice', () => {
  test('says nothing of agreement before the last answer', () => {
    const { a7: _last, ...all } = given(score => score);
    expect(practiceResult(pack, all)).toMatchObject({
      done: 7,
      of: 8,
      kappa: undefined,
      alike: false,
      differences: [],
      next: { id: 'a7' },
    });
  });

  test('finds agreement, chance and disagreement, and shows the widest differences first', () => {
    expect(
      practiceResult(
        pack,
        given(score => score),
      ),
    ).toMatchObject({ kappa: 1, alike: true, differences: [] });
    const opposite = practiceResult(
      pack,
      given(score => (5 - score) as Score),
    );
    expect(opposite.kappa).toBeLessThan(0);
    expect(opposite.alike).toBe(false);
    expect(opposite.differences.map(d => Math.abs(d.given - d.answer.score))).toEqual([
      3, 3, 3, 3, 1, 1, 1, 1,
    ]);
    expect(
      practiceResult(
        pack,
        given(() => 3),
      ).alike,
    ).toBe(false);
    const near = practiceResult(
      pack,
      given((score, at) => (at === 0 ? 2 : score)),
    );
    expect(near).toMatchObject({ alike: true, differences: [{ given: 2 }] });
  });

  test('needs enough answers to tell agreement from luck', () => {
    const few = { ...pack, answers: pack.answers.slice(0, 7) };
    expect(answersSchema.safeParse({ ...few, version: undefined }).success).toBe(false);
  });
});
