import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DoneKit, openLayers } from '../../../src/core/kits/coverage.ts';
import { planLoop } from '../../../src/core/kits/plan-loop.ts';
import { evaluate, questionsAsked, type SubmittedCard } from '../../../src/core/scoring/evaluation.ts';
import type { Score } from '../../../src/core/scoring/rubric.ts';
import type { Scorecard } from '../../../src/core/scoring/scorecard.ts';
import { aLayerPack, aPipeline } from '../kits/shelf-of-questions.ts';
import { aCard, aForm, aKit } from './cards.ts';

function by(
  person: string,
  changes: Partial<Scorecard> = {},
  more: Partial<SubmittedCard> = {},
): SubmittedCard {
  return { by: person, interviewId: 'talk', form: aForm(), card: aCard(changes), ...more };
}

describe('an evaluation', () => {
  test('of no card says that nothing is tested', () => {
    const evaluation = evaluate(['api', 'data'], []);
    expect(evaluation).toMatchObject({
      cards: 0,
      verdicts: [],
      verdictAgreement: 'nobody',
      disagreements: [],
    });
    expect(evaluation.layers.map(({ layer, tested }) => [layer, tested])).toEqual([
      ['api', false],
      ['data', false],
    ]);
  });

  test('of one card stands alone', () => {
    const { verdictAgreement, competencies } = evaluate(['api'], [by('ana')]);
    expect(verdictAgreement).toBe('alone');
    expect(competencies.map(({ agreement }) => agreement)).toEqual(['alone', 'alone', 'alone']);
  });

  test('shows who gave which score, who agrees, who differs and who did not assess', () => {
    const cards = [
      by('ana', { scores: { 'api-depth': 4, 'data-depth': 3 } }),
      by('ben', { scores: { 'api-depth': 2, 'data-depth': 2 }, verdict: 'no' }),
    ];
    const { competencies, verdictAgreement, disagreements } = evaluate(['api', 'data'], cards);
    expect(competencies).toEqual([
      {
        id: 'api-depth',
        name: 'Depth in api',
        subject: 'api',
        scores: [
          { by: 'ana', score: 4 },
          { by: 'ben', score: 2 },
        ],
        notAssessedBy: [],
        agreement: 'differ',
      },
      expect.objectContaining({ id: 'data-depth', agreement: 'agree' }),
      expect.objectContaining({
        id: 'language-depth',
        scores: [],
        notAssessedBy: ['ana', 'ben'],
        agreement: 'nobody',
      }),
    ]);
    expect(verdictAgreement).toBe('differ');
    expect(disagreements).toEqual(['the verdict', 'Depth in api']);
  });

  test('draws where the knowledge of each layer stopped, and on which question', () => {
    const { layers, otherDepths } = evaluate(['api', 'data', 'distributed'], [by('ana')]);
    expect(layers.map(({ layer, tested }) => [layer, tested])).toEqual([
      ['api', true],
      ['data', true],
      ['distributed', false],
    ]);
    expect(layers[0]?.depths[0]).toEqual({
      questionId: 'api-1',
      title: 'api 1',
      subject: 'api',
      by: 'ana',
      interview: 'Stage 1',
      reached: 2,
      of: 3,
      stoppedAt: 'How would you know?',
    });
    expect(layers[1]?.depths[0]).toMatchObject({ reached: 3, of: 3, stoppedAt: undefined });
    expect(otherDepths.map(({ questionId, stoppedAt }) => [questionId, stoppedAt])).toEqual([
      ['go-1', 'Why?'],
    ]);
  });

  test('puts the deepest answer first and tells where two people heard different things', () => {
    const cards = [by('ana', { depths: { 'api-1': 0 } }), by('ben', { depths: { 'api-1': 3 } })];
    const { layers, disagreements } = evaluate(['api'], cards);
    expect(layers[0]?.depths.map(depth => [depth.by, depth.reached])).toEqual([
      ['ben', 3],
      ['ana', 0],
    ]);
    expect(disagreements).toEqual(['api 1']);
  });

  test('keeps red flags, quotes and reasons with their authors', () => {
    const cards = [
      by('ana', { redFlags: { 'data-1.1': 'Said that backups are a waste.' }, notes: ' Calm and clear. ' }),
      by(
        'ben',
        { quotes: {}, scores: { 'api-depth': 4 } },
        { first: aCard({ scores: { 'api-depth': 2 }, verdict: 'no' }) },
      ),
    ];
    const { redFlags, quotes, verdicts, competencies } = evaluate(['data'], cards);
    expect(redFlags).toEqual([
      { id: 'data-1.1', name: 'Deletes backups', by: 'ana', evidence: 'Said that backups are a waste.' },
    ]);
    expect(quotes).toEqual([
      { by: 'ana', about: 'data 1', text: 'Started from the plan and named the missing index.' },
      { by: 'ana', about: undefined, text: 'Calm and clear.' },
    ]);
    expect(verdicts.map(({ by, revised, reason }) => [by, revised, reason])).toEqual([
      ['ana', false, 'Solid on data, learns quickly.'],
      ['ben', true, 'Solid on data, learns quickly.'],
    ]);
    expect(verdicts[1]?.first?.verdict).toBe('no');
    const depth = competencies.find(c => c.id === 'api-depth');
    expect(depth?.scores.at(-1)).toEqual({ by: 'ben', score: 4, first: 2 });
  });

  test('adds nothing up: no number in it that was not on a card, but counts of cards and probes', () => {
    const score = fc.constantFrom<Score>(1, 2, 3, 4);
    fc.assert(
      fc.property(fc.array(score, { maxLength: 6 }), scores => {
        const cards = scores.map((score, at) => by(`p${at}`, { scores: { 'api-depth': score }, depths: {} }));
        const numbers = JSON.stringify(evaluate(['api'], cards), (_, value: unknown) => value).match(
          /:\d+(\.\d+)?/g,
        );
        expect((numbers ?? []).map(text => Number(text.slice(1)))).toEqual([scores.length, ...scores]);
      }),
    );
  });
});

describe('what is handed on after a card', () => {
  const pipeline = aPipeline({ minutes: 40, covers: ['layers', 'language'] }, { minutes: 30 });
  const packs = [aLayerPack('api', 2), aLayerPack('data', 2)];

  test('is the layers whose questions were not asked', () => {
    const card = aCard({ depths: { 'api-1': 0, 'go-1': 1 } });
    const done: DoneKit = { stageId: 'stage-1', kit: aKit(), asked: questionsAsked([card]) };
    expect(openLayers(aKit().role, [done])).toEqual(['data']);
  });

  test('never depends on scores: for the same gaps the next kits are the same, byte for byte', () => {
    const score = fc.constantFrom<Score>(1, 2, 3, 4);
    const verdict = fc.constantFrom('strong-no', 'no', 'yes', 'strong-yes');
    const depth = fc.integer({ min: 0, max: 3 });
    const next = (card: Scorecard) => {
      const done = [{ stageId: 'stage-1', kit: aKit(), asked: questionsAsked([card]) }];
      return JSON.stringify(planLoop({ pipeline, role: aKit().role, packs, done }));
    };
    const expected = next(aCard({ depths: { 'api-1': 1 } }));
    fc.assert(
      fc.property(score, score, verdict, depth, fc.string(), (api, data, verdict, reached, notes) => {
        const scores = { 'api-depth': api, 'data-depth': data };
        expect(next(aCard({ scores, verdict, notes, depths: { 'api-1': reached } }))).toBe(expected);
      }),
    );
  });
});
