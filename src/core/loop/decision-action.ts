import type { Action } from './authority.ts';
import type { DecisionKind } from './glossary.ts';
import { type Stage, STAGE_KINDS } from './pipeline.ts';

/**
 * What somebody must be allowed to do to decide so at a stage. Everything is the hiring manager's, but the résumé screen
 * and a candidate's withdrawal are the recruiter's as well.
 */
export function actionOf(kind: DecisionKind, stage: Pick<Stage, 'kind'>): Action {
  if (kind === 'withdraw') return 'record a withdrawal';
  if (kind === 'hire') return 'decide';
  return STAGE_KINDS[stage.kind].scored ? 'decide' : 'screen résumés';
}
