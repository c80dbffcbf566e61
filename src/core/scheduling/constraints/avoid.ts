import { avoidedSpans } from '../avoided-spans.ts';
import type { CandidateRule } from './rule.ts';

/** Time that the candidate would rather keep free. */
export const avoid: CandidateRule<'avoid'> = {
  name: 'avoid',
  title: 'the candidate keeps their lunch, or other time, free',
  kind: 'candidate',
  blocked: ({ loop, place }) => avoidedSpans(loop.avoid, place),
};
