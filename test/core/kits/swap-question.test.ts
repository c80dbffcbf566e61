import { describe, expect, test } from 'vitest';
import type { KitRole } from '../../../src/core/kits/kit.ts';
import { planKit } from '../../../src/core/kits/plan-kit.ts';
import { swapQuestion } from '../../../src/core/kits/swap-question.ts';
import { interviewsOf } from '../../../src/core/loop/pipeline.ts';
import { aLayerPack, aPack, aPipeline, aQuestion } from './shelf-of-questions.ts';

const role: KitRole = { layers: ['api', 'data'], level: 'senior', language: 'go' };
const packs = [aLayerPack('api', 3), aLayerPack('data', 2)];
const [interview] = aPipeline({ minutes: 30, seats: [{}, { kind: 'second' }] }).stages.flatMap(interviewsOf);
if (!interview) throw new Error('The stage has no interview');
const kit = planKit({ stage: 'technical', interview, role, packs });

describe('swapping a question', () => {
  test('brings another one of the same subject, asked by the same person', () => {
    const swap = swapQuestion({ kit, questionId: 'data-1', packs });
    if (swap.kind === 'none') throw new Error(swap.because);
    expect(swap.question.id).toBe('data-2');
    expect(swap.kit.questions.map(question => question.id)).toEqual(['api-1', 'data-2']);
    expect(swap.kit.askedBy).toEqual({ 'api-1': 0, 'data-2': 1 });
    expect(swap.kit.covers).toEqual(kit.covers);
    expect(swap.kit.sections.flatMap(section => section.questions)).toEqual(['api-1', 'data-2']);
    expect(kit.questions.map(question => question.id)).toEqual(['api-1', 'data-1']);
  });

  test('does not bring back what was swapped before', () => {
    const first = swapQuestion({ kit, questionId: 'api-1', packs });
    if (first.kind === 'none') throw new Error(first.because);
    const second = swapQuestion({ kit: first.kit, questionId: first.question.id, packs });
    if (second.kind === 'none') throw new Error(second.because);
    expect([first.question.id, second.question.id]).toEqual(['api-2', 'api-3']);
    expect(swapQuestion({ kit: second.kit, questionId: 'api-3', packs }).kind).toBe('none');
  });

  test('prefers one of the same length, then the one asked least', () => {
    const more = [
      aPack('api', { layer: 'api' }, [
        aQuestion('api-1'),
        aQuestion('longer', { minutes: 14 }),
        aQuestion('often'),
        aQuestion('seldom'),
      ]),
    ];
    const swap = swapQuestion({ kit, questionId: 'api-1', packs: more, exposure: { often: 5, seldom: 1 } });
    expect(swap).toMatchObject({ kind: 'swapped', question: { id: 'seldom' } });
  });

  test('says so where nothing else fits: used, too long, or gone', () => {
    const because = 'no other question tests the same in the time there is';
    expect(swapQuestion({ kit, questionId: 'data-1', packs, used: ['data-2'] })).toEqual({
      kind: 'none',
      because,
    });
    const long = [aPack('data', { layer: 'data' }, [aQuestion('long', { minutes: 16 })])];
    expect(swapQuestion({ kit, questionId: 'data-1', packs: long })).toEqual({ kind: 'none', because });
    expect(swapQuestion({ kit, questionId: 'nothing', packs })).toEqual({
      kind: 'none',
      because: 'the question is not in this kit any more',
    });
  });

  test('keeps a scenario of the same kind that tests the same layers', () => {
    const scenario = (id: string, kind: string, layers: string[]) =>
      aQuestion(id, { scenario: kind, layers, stage: 'async' });
    const scenarios = aPack('scenarios', { topic: 'scenarios' }, [
      scenario('db-data', 'database', ['data']),
      scenario('db-other', 'database', ['infrastructure']),
      scenario('db-same', 'database', ['data', 'api']),
      scenario('bug', 'debugging', ['data']),
    ]);
    const [written] = aPipeline({ kind: 'async', minutes: 20, covers: ['scenarios'] }).stages.flatMap(
      interviewsOf,
    );
    if (!written) throw new Error('The stage has no interview');
    const async = planKit({
      stage: 'async',
      interview: written,
      role: { ...role, layers: ['data'] },
      packs: [scenarios],
    });
    expect(async.questions.map(question => question.id)).toEqual(['db-data', 'bug']);
    expect(swapQuestion({ kit: async, questionId: 'db-data', packs: [scenarios] })).toMatchObject({
      question: { id: 'db-same' },
    });
  });
});
