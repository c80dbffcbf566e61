import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  driftOf,
  type RatedCard,
  scoresAlike,
  severityOf,
  weightedKappa,
} from '../../../src/core/scoring/calibration.ts';
import type { Score } from '../../../src/core/scoring/rubric.ts';

const rated = (application: string, by: string, ...scores: Score[]): RatedCard => ({
  application,
  by,
  scores: Object.fromEntries(scores.map((score, at) => [`competency-${at}`, score])),
});

/** Candidates that ana and ben both met: ana gives the first score of each pair, ben the second. */
const met = (pairs: readonly (readonly [Score, Score])[]) =>
  pairs.flatMap(([ana, ben], at) => [rated(`c${at}`, 'ana', ana), rated(`c${at}`, 'ben', ben)]);

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('severity', () => {
  test('says nothing under eight cards that can be compared', () => {
    expect(severityOf('ana', met(times(7, [1, 4])))).toEqual({ kind: 'too-few', cards: 7, needed: 8 });
    const alone = times(20, 0).map((_, at) => rated(`x${at}`, 'ana', 1));
    expect(severityOf('ana', alone)).toEqual({ kind: 'too-few', cards: 0, needed: 8 });
  });

  test('is the mean difference from the others, with an interval around it', () => {
    const cards = met([
      [2, 3],
      [2, 3],
      [3, 3],
      [1, 3],
      [2, 3],
      [2, 2],
      [2, 4],
      [2, 3],
    ]);
    const estimate = severityOf('ana', cards);
    if (estimate.kind === 'too-few') throw new Error('Enough cards');
    expect(estimate.by).toBeCloseTo(-1, 6);
    // Standard deviation 0.756 of eight cards: 2.365 × 0.756 / √8 = 0.632.
    expect(estimate.low).toBeCloseTo(-1.632, 3);
    expect(estimate.high).toBeCloseTo(-0.368, 3);
  });

  test('counts a card once, however many competencies it has', () => {
    const cards = times(8, 0).flatMap((_, at) => [
      rated(`c${at}`, 'ana', 2, 2, 2, 2),
      rated(`c${at}`, 'ben', 3, 3, 3, 3),
    ]);
    expect(severityOf('ana', cards)).toMatchObject({ cards: 8, by: -1 });
  });

  test('never claims to know more exactly than whole steps allow', () => {
    const estimate = severityOf('ana', met(times(8, [2, 3])));
    if (estimate.kind === 'too-few') throw new Error('Enough cards');
    expect(estimate.high - estimate.low).toBeGreaterThan(0.4);
  });

  test('of two people who met the same candidates is opposite', () => {
    const score = fc.constantFrom<Score>(1, 2, 3, 4);
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { minLength: 8, maxLength: 40 }), pairs => {
        const [ana, ben] = [severityOf('ana', met(pairs)), severityOf('ben', met(pairs))];
        if (ana.kind === 'too-few' || ben.kind === 'too-few') throw new Error('Enough cards');
        expect(ana.by).toBeCloseTo(-ben.by, 9);
        expect(ana.low).toBeLessThanOrEqual(ana.by);
        expect(ana.high).toBeGreaterThanOrEqual(ana.by);
      }),
    );
  });
});

describe('drift', () => {
  test('needs eight cards on either side', () => {
    expect(driftOf('ana', met(times(15, [2, 3])))).toEqual({ kind: 'too-few', cards: 15, needed: 16 });
  });

  test('is above zero for somebody who has become more lenient', () => {
    const cards = met([...times(8, [2, 3] as const), ...times(8, [3, 3] as const)]);
    expect(driftOf('ana', cards)).toMatchObject({ kind: 'estimate', cards: 16, by: 1 });
  });
});

describe('weighted kappa', () => {
  test('says nothing under eight pairs, nor where nobody ever differs in anything', () => {
    expect(weightedKappa(times(7, [1, 4]))).toBeUndefined();
    expect(weightedKappa(times(20, [3, 3]))).toBeUndefined();
  });

  test('is 1 for two who always agree, and below 0 for two who always oppose', () => {
    const same = ([1, 2, 3, 4, 1, 2, 3, 4] as Score[]).map(score => [score, score] as const);
    const opposed = same.map(([score]) => [score, (5 - score) as Score] as const);
    expect(weightedKappa(same)).toBe(1);
    expect(weightedKappa(opposed)).toBeCloseTo(-1, 9);
  });

  test('agrees with an example worked out by hand', () => {
    const pairs = [
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 3],
    ] as const;
    // Seen 4/8 = 0.5. By chance: means 2.5 and 2.75, variances 1.25 and 0.9375, so 1.25 + 0.9375 + 0.0625 = 2.25.
    expect(weightedKappa(pairs)).toBeCloseTo(1 - 0.5 / 2.25, 9);
    expect(scoresAlike(pairs)).toBe(true);
    expect(scoresAlike(pairs.slice(1))).toBe(false);
  });

  test('lies between -1 and 1 and does not depend on who is named first', () => {
    const score = fc.constantFrom<Score>(1, 2, 3, 4);
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { minLength: 8, maxLength: 30 }), pairs => {
        const kappa = weightedKappa(pairs);
        expect(weightedKappa(pairs.map(([a, b]) => [b, a]))).toBe(kappa);
        expect(Math.abs(kappa ?? 0)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
