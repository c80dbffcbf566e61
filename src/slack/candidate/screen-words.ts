import type { Candidate } from '../../core/loop/situation.ts';

/** What is to be done at the résumé screen. */
export function screenWords({ resumeUrl }: Pick<Candidate, 'resumeUrl'>): string {
  return resumeUrl === undefined
    ? 'No résumé was given: decide by what you know, or ask for one first.'
    : 'Read the résumé, then decide.';
}
