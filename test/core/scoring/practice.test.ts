import { describe, expect, test } from 'vitest';
import {
  answersSchema,
  type AnswerPack,
  type Given,
  practiceResult,
} from '../../../src/core/scoring/practice.ts';
import type { Score } from '../../../src/core/scoring/rubric.ts';
import { type HeldSeat, trainingStep } from '../../../src/core/scoring/training.ts';

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

describe('the way to interviews', () => {
  const held = (...kinds: HeldSeat['kind'][]): HeldSeat[] =>
    kinds.map(kind => ({ stage: 'technical', kind }));

  test('is to listen twice, to ask twice while somebody listens, and then alone', () => {
    const step = (...kinds: HeldSeat['kind'][]) => trainingStep(held(...kinds), 'technical', false);
    expect(step()).toEqual({ kind: 'shadow', done: 0, of: 2 });
    expect(step('shadow')).toEqual({ kind: 'shadow', done: 1, of: 2 });
    expect(step('shadow', 'shadow')).toEqual({ kind: 'reverse-shadow', done: 0, of: 2 });
    expect(step('shadow', 'shadow', 'reverse-shadow')).toEqual({ kind: 'reverse-shadow', done: 1, of: 2 });
    expect(step('reverse-shadow', 'reverse-shadow')).toEqual({ kind: 'graduated' });
    expect(step('lead')).toEqual({ kind: 'graduated' });
  });

  test('is of its own for each kind of stage, and shorter for who judges answers like those who wrote them', () => {
    expect(trainingStep(held('lead'), 'final', false)).toEqual({ kind: 'shadow', done: 0, of: 2 });
    expect(trainingStep([], 'technical', true)).toEqual({ kind: 'reverse-shadow', done: 0, of: 2 });
  });
});
