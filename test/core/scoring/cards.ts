import type { Kit } from '../../../src/core/kits/kit.ts';
import { planKit } from '../../../src/core/kits/plan-kit.ts';
import { interviewsOf } from '../../../src/core/loop/pipeline.ts';
import {
  EMPTY_SCORECARD,
  type Scorecard,
  type ScorecardForm,
  rubricOf,
  scorecardForm,
} from '../../../src/core/scoring/scorecard.ts';
import { type Rubric, rubricSchema } from '../../../src/core/scoring/rubric.ts';
import { aLayerPack, aPack, aPipeline, aQuestion } from '../kits/shelf-of-questions.ts';

const anchors = (level: string) => [1, 2, 3, 4].map(score => `${level} ${score}`);

export function aRubric(id: string, subject: Record<string, string>): Rubric {
  const competency = {
    id: `${id}-depth`,
    name: `Depth in ${id}`,
    anchors: { junior: anchors('junior'), mid: anchors('mid'), senior: anchors('senior') },
  };
  return { ...rubricSchema.parse({ id, ...subject, competencies: [competency] }), version: '1' };
}

export const RUBRICS = [
  aRubric('api', { layer: 'api' }),
  aRubric('data', { layer: 'data' }),
  aRubric('language', { topic: 'language' }),
];
export const RED_FLAGS = [{ id: 'cache-everything', name: 'Answers everything with "cache it"' }];

/** An interview of an hour on two layers and the language: api-1, data-1 (with a red flag of its own) and go-1. */
export function aKit(): Kit {
  const [interview] = aPipeline({ minutes: 40, covers: ['layers', 'language'] }).stages.flatMap(interviewsOf);
  if (!interview) throw new Error('The stage has no interview');
  const data = aPack('data', { layer: 'data' }, [aQuestion('data-1', { red_flags: ['Deletes backups'] })]);
  const go = aPack('go', { language: 'go' }, [aQuestion('go-1')]);
  const role = { layers: ['api' as const, 'data' as const], level: 'senior' as const, language: 'go' };
  return planKit({ stage: 'technical', interview, role, packs: [aLayerPack('api', 1), data, go] });
}

export function aForm(): ScorecardForm {
  return scorecardForm(aKit(), rubricOf({ kit: aKit(), rubrics: RUBRICS, redFlags: RED_FLAGS }));
}

/** A card that passes every check without a remark. */
export function aCard(changes: Partial<Scorecard> = {}): Scorecard {
  return {
    ...EMPTY_SCORECARD,
    scores: { 'api-depth': 3, 'data-depth': 3, 'language-depth': 2 },
    depths: { 'api-1': 2, 'data-1': 3, 'go-1': 0 },
    quotes: { 'data-1': 'Started from the plan and named the missing index.' },
    verdict: 'yes',
    reason: 'Solid on data, learns quickly.',
    ...changes,
  };
}
