import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalogue, SHIPPED_DATA } from '../../../src/catalogue.ts';
import { findPipeline } from '../../../src/core/kits/catalogue.ts';
import { planLoop } from '../../../src/core/kits/plan-loop.ts';
import { LAYERS, ROLE_LEVELS } from '../../../src/core/loop/glossary.ts';
import { checkScorecard, mayBeSubmitted } from '../../../src/core/scoring/check-scorecard.ts';
import {
  EMPTY_SCORECARD,
  rubricOf,
  type ScorecardInput,
  scorecardForm,
} from '../../../src/core/scoring/scorecard.ts';
import { aCard, aForm, aKit, aRubric, RED_FLAGS, RUBRICS } from './cards.ts';

describe('the form of a scorecard', () => {
  test('has the competencies of what the kit asks, anchored at the level of the role', () => {
    expect(aForm().competencies.map(({ id, anchors }) => [id, anchors])).toEqual([
      ['api-depth', ['senior 1', 'senior 2', 'senior 3', 'senior 4']],
      ['data-depth', ['senior 1', 'senior 2', 'senior 3', 'senior 4']],
      ['language-depth', ['senior 1', 'senior 2', 'senior 3', 'senior 4']],
    ]);
  });

  test('has the questions with their ladders, and red flags of the house and of the questions', () => {
    const { questions, redFlags } = aForm();
    expect(questions.map(({ id, probes }) => [id, probes.length])).toEqual([
      ['api-1', 3],
      ['data-1', 3],
      ['go-1', 3],
    ]);
    expect(redFlags).toEqual([
      { id: 'cache-everything', name: 'Answers everything with "cache it"' },
      { id: 'data-1.1', name: 'Deletes backups', question: 'data-1' },
    ]);
  });

  test('prefers the rubric of the language itself to the one for all languages', () => {
    const rubrics = [...RUBRICS, aRubric('go', { language: 'go' })];
    const form = scorecardForm(aKit(), rubricOf({ kit: aKit(), rubrics, redFlags: RED_FLAGS }));
    expect(form.competencies.map(({ id }) => id)).toContain('go-depth');
    expect(form.competencies.map(({ id }) => id)).not.toContain('language-depth');
  });

  test('is plain data, the same after a trip through the database', () => {
    expect(JSON.parse(JSON.stringify(aForm()))).toEqual(aForm());
  });

  test('is never empty and never has an item twice, for any role of the shipped pipelines', () => {
    const catalogue = loadCatalogue({ folders: [SHIPPED_DATA] });
    const { packs, rubrics, redFlags } = catalogue;
    for (const id of ['backend', 'backend-onsite']) {
      const pipeline = findPipeline(catalogue, id);
      if (!pipeline) throw new Error(`No pipeline ${id}`);
      for (const level of ROLE_LEVELS) {
        const { kits } = planLoop({
          pipeline,
          role: { layers: [...LAYERS], level, language: 'java' },
          packs,
        });
        for (const { kit } of kits) {
          const form = scorecardForm(kit, rubricOf({ kit, rubrics, redFlags }));
          const ids = [...form.competencies, ...form.questions, ...form.redFlags].map(item => item.id);
          expect(form.competencies.length).toBeGreaterThanOrEqual(2);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }
    }
  });
});

describe('checking a scorecard', () => {
  const problems = (changes: Partial<ScorecardInput>) =>
    checkScorecard(aForm(), { ...aCard(), ...changes }).map(({ field, weight }) => `${weight} ${field}`);

  test('has nothing to say about a complete card', () => {
    expect(checkScorecard(aForm(), aCard())).toEqual([]);
  });

  test.each<[string, Partial<ScorecardInput>, string[]]>([
    ['no verdict', { verdict: undefined }, ['must verdict']],
    ['a verdict without a reason', { reason: '  ' }, ['must reason']],
    ['a reason that is no sentence', { reason: 'good' }, ['must reason']],
    ['a red flag without evidence', { redFlags: { 'cache-everything': '' } }, ['must flag.cache-everything']],
    ['a red flag with one word', { redFlags: { 'data-1.1': 'yes' } }, ['must flag.data-1.1']],
    [
      'a strong verdict without evidence',
      { verdict: 'strong-no', quotes: {}, scores: { 'api-depth': 1 } },
      ['must notes'],
    ],
    ['a verdict without evidence', { quotes: {} }, ['ask notes']],
    ['no competency assessed', { scores: {} }, ['ask verdict']],
    ['no question asked', { depths: {} }, ['ask verdict']],
    ['a yes below the level', { scores: { 'api-depth': 2 } }, ['ask verdict']],
    ['a no at the level', { verdict: 'no', scores: { 'api-depth': 3 } }, ['ask verdict']],
    [
      'a strong yes beside a red flag',
      { verdict: 'strong-yes', redFlags: { 'data-1.1': 'Said that backups are a waste.' } },
      ['ask verdict'],
    ],
    ['notes that do not fit', { notes: 'a b c '.repeat(501) }, ['must notes']],
    ['a score beyond the scale', { scores: { 'api-depth': 5 as 4 } }, ['must score.api-depth']],
    ['more probes answered than there are', { depths: { 'api-1': 4 } }, ['must depth.api-1']],
    ['half a probe answered', { depths: { 'api-1': 0.5 } }, ['must depth.api-1']],
    ['a competency of another interview', { scores: { 'api-depth': 3, design: 3 } }, ['must score.design']],
    ['a question of another kit', { depths: { 'api-1': 1, 'api-9': 1 } }, ['must depth.api-9']],
    ['a red flag that is not on the card', { redFlags: { x: 'They said so twice.' } }, ['must flag.x']],
  ])('finds %s', (_, changes, expected) => {
    expect(problems(changes)).toEqual(expected);
  });

  test('takes evidence in scripts without spaces', () => {
    expect(problems({ reason: '候補者は索引の仕組みを説明できた。' })).toEqual([]);
  });

  test('tells people what to do', () => {
    const [problem] = checkScorecard(aForm(), aCard({ redFlags: { 'data-1.1': '' } }));
    expect(problem?.message).toBe(
      '"Deletes backups" needs a sentence of evidence: what was said or done, and on which question?',
    );
  });

  test('lets a card with open questions through, never one with faults', () => {
    expect(mayBeSubmitted(checkScorecard(aForm(), aCard({ quotes: {} })))).toBe(true);
    expect(mayBeSubmitted(checkScorecard(aForm(), EMPTY_SCORECARD))).toBe(false);
  });

  test('never submits a flag without evidence, whatever else is on the card', () => {
    const text = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('yes', 'no', 'strong-yes', 'strong-no'),
        (reason, notes, verdict) => {
          const card = aCard({ reason, notes, verdict, redFlags: { 'data-1.1': ' ' } });
          expect(mayBeSubmitted(checkScorecard(aForm(), card))).toBe(false);
        },
      ),
    );
  });
});
