import type { RuleName } from './constraints/rules.ts';

/** One sentence of an explanation, with the rule and the things that it is about. */
export type Reason = {
  /** `search`: about the search itself. */
  readonly rule: RuleName | 'search';
  readonly text: string;
  readonly interview?: string;
  readonly seat?: string;
  /** Ids of interviewers. */
  readonly people?: readonly string[];
};
