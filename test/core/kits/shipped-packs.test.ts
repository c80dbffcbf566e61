import { describe, expect, test } from 'vitest';
import { loadCatalogue, SHIPPED_DATA } from '../../../src/catalogue.ts';
import { languagesOf } from '../../../src/core/kits/catalogue.ts';
import type { Pack, Question } from '../../../src/core/kits/pack.ts';
import { SCENARIOS } from '../../../src/core/kits/pack.ts';
import { LAYERS, ROLE_LEVELS } from '../../../src/core/loop/glossary.ts';
import type { StageKind } from '../../../src/core/loop/pipeline.ts';

const catalogue = loadCatalogue({ folders: [SHIPPED_DATA] });
const all = catalogue.packs.flatMap(pack => pack.questions);
const inPacks = (where: (pack: Pack) => boolean) => catalogue.packs.filter(where).flatMap(p => p.questions);
const at = (questions: readonly Question[], level: string, stage: StageKind) =>
  questions.filter(q => q.levels.some(l => l === level) && q.stage.includes(stage));

describe('the shipped packs', () => {
  describe.each(LAYERS)('on the layer %s', layer => {
    const questions = inPacks(pack => pack.layer === layer);

    test('have at least twelve questions', () => {
      expect(questions.length).toBeGreaterThanOrEqual(12);
    });

    test.each(ROLE_LEVELS)('can ask a %s something in every stage, and swap it', level => {
      expect(at(questions, level, 'technical').length).toBeGreaterThanOrEqual(3);
      expect(at(questions, level, 'async').length).toBeGreaterThanOrEqual(2);
      expect(at(questions, level, 'final').length).toBeGreaterThanOrEqual(2);
    });
  });

  test.each(languagesOf(catalogue).map(({ id }) => id))(
    'have six questions or more on %s, three a level',
    id => {
      const questions = inPacks(pack => pack.language === id);
      expect(questions.length).toBeGreaterThanOrEqual(6);
      for (const level of ROLE_LEVELS)
        expect(at(questions, level, 'technical').length).toBeGreaterThanOrEqual(3);
    },
  );

  test.each([
    ['project', 'technical'],
    ['collaboration', 'final'],
    ['incidents', 'final'],
  ] as const)('have three questions a level on %s', (topic, stage) => {
    const questions = inPacks(pack => pack.topic === topic);
    for (const level of ROLE_LEVELS) expect(at(questions, level, stage).length).toBeGreaterThanOrEqual(3);
  });

  test.each(SCENARIOS)('have four async scenarios a level of the kind %s, ten minutes each', kind => {
    const scenarios = all.filter(question => question.scenario === kind);
    for (const level of ROLE_LEVELS) expect(at(scenarios, level, 'async').length).toBeGreaterThanOrEqual(4);
    expect(new Set(scenarios.map(question => question.minutes))).toEqual(new Set([10]));
  });

  test.each(ROLE_LEVELS)('have a debugging scenario for a %s on each layer', level => {
    const debugging = at(all, level, 'async').filter(question => question.scenario === 'debugging');
    const covered = new Set(debugging.flatMap(question => question.layers));
    expect([...covered].toSorted()).toEqual([...LAYERS].toSorted());
  });

  test('give every question all that an interviewer needs', () => {
    const poor = all.filter(
      q =>
        !q.title ||
        !q.source?.startsWith('https://') ||
        q.probes.length < 3 ||
        q.listen_for.length < 3 ||
        q.weak.length < 1 ||
        q.red_flags.length < 1 ||
        q.tags.length < 1,
    );
    expect(poor.map(question => question.id)).toEqual([]);
  });

  test('ask nothing twice, neither by prompt nor by title', () => {
    expect(new Set(all.map(question => question.prompt)).size).toBe(all.length);
    expect(new Set(all.map(question => question.title)).size).toBe(all.length);
  });

  test('describe situations rather than name a topic', () => {
    expect(all.filter(question => question.prompt.length < 150).map(question => question.id)).toEqual([]);
  });

  test('put the probes of a question in different words', () => {
    const repeated = all.filter(question => new Set(question.probes).size < question.probes.length);
    expect(repeated.map(question => question.id)).toEqual([]);
  });
});
