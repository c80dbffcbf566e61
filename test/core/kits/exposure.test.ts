import { describe, expect, test } from 'vitest';
import { exposureOf, type Met } from '../../../src/core/kits/exposure.ts';
import type { KitQuestion } from '../../../src/core/kits/kit.ts';
import { type Pack, packSchema } from '../../../src/core/kits/pack.ts';

const NOW = Temporal.Instant.from('2026-12-01T00:00:00Z');

const question = (id: string, more: object = {}) => ({
  id,
  levels: ['senior'],
  stage: ['technical'],
  minutes: 10,
  prompt: `What about ${id}?`,
  listen_for: ['Something'],
  probes: ['And then?'],
  ...more,
});
const pack = (questions: object[], retire: string[] = []): Pack => ({
  ...packSchema.parse({ id: 'data', layer: 'data', questions, retire }),
  version: 'v2',
});
const PACK = pack([question('index'), question('locks'), question('views', { levels: ['junior'] })]);

/** Somebody met a question some days ago, in the words of now unless others are given. */
function met(id: string, candidate: string, daysAgo: number, more: Partial<KitQuestion> = {}): Met {
  const [own] = packSchema.parse({ id: 'data', layer: 'data', questions: [question(id)] }).questions;
  const asked = {
    ...own!,
    subject: 'data' as const,
    covers: [],
    pack: { id: 'data', version: 'v1' },
    ...more,
  };
  return { question: asked, candidate, name: candidate, at: NOW.subtract({ hours: 24 * daysAgo }) };
}
const many = (count: number, daysAgo: number): Met[] =>
  Array.from({ length: count }, (_, n) => met('index', `c-${n}`, daysAgo));
const useOf = (id: string, given: readonly Met[], packs = [PACK]) =>
  exposureOf(packs, given, NOW).find(u => u.id === id);

describe('how a question was used', () => {
  test('is who met which wording of it, each candidate once', () => {
    const use = useOf('index', [
      met('index', 'mia', 3),
      met('index', 'zoe', 90, { prompt: 'Which index?' }),
      met('index', 'mia', 8),
      met('locks', 'mia', 3),
    ]);
    expect(use).toMatchObject({ candidates: 2, state: 'in use', retire: undefined });
    expect(use?.wordings.map(w => [w.isCurrent, w.prompt, w.met.map(m => m.name)])).toEqual([
      [false, 'Which index?', ['zoe']],
      [true, 'What about index?', ['mia']],
    ]);
    expect(use?.last?.toString()).toBe('2026-11-28T00:00:00Z');
  });

  test('is told of all questions, the most used first, also of those that are gone or retired', () => {
    const packs = [pack([question('index'), question('locks')], ['locks'])];
    const uses = exposureOf(
      packs,
      [met('locks', 'mia', 3), met('old', 'mia', 3), met('locks', 'zoe', 3)],
      NOW,
    );
    expect(uses.map(u => [u.id, u.state, u.candidates])).toEqual([
      ['locks', 'retired', 2],
      ['old', 'gone', 1],
      ['index', 'in use', 0],
    ]);
  });

  test('is the same question where only a tag or a source of it changed', () => {
    expect(
      useOf('index', [met('index', 'mia', 3, { tags: ['sql'], source: 'A book' })])?.wordings,
    ).toMatchObject([{ isCurrent: true }]);
  });
});

describe('a question is to be retired', () => {
  test('when a dozen have met its words', () => {
    expect(useOf('index', many(11, 3))?.retire).toBeUndefined();
    expect(useOf('index', many(12, 3))?.retire).toBe('12 candidates have met these words');
  });

  test('when its words are older than a year and several have met them', () => {
    expect(useOf('index', many(5, 400))?.retire).toBeUndefined();
    expect(useOf('index', many(6, 365))?.retire).toBeUndefined();
    expect(useOf('index', many(6, 400))?.retire).toBe(
      '6 candidates have met these words, the first 400 days ago',
    );
  });

  test('but not for what was met in other words, nor when it is retired already', () => {
    const other = many(12, 400).map(m => ({ ...m, question: { ...m.question, prompt: 'Before' } }));
    expect(useOf('index', other)?.retire).toBeUndefined();
    expect(useOf('index', many(12, 3), [pack([question('index')], ['index'])])?.retire).toBeUndefined();
  });

  test('with how many others could take its place', () => {
    expect(useOf('index', [])?.others).toBe(1);
    expect(useOf('views', [])?.others).toBe(0);
    const packs = [pack([question('index'), question('locks')], ['locks'])];
    expect(useOf('index', [], packs)?.others).toBe(0);
  });
});
