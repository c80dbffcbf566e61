import type { RuleName } from './constraints/rules.ts';

/** One sentence of an explanation, with what it is about. */
export type Reason = {
  readonly rule: RuleName | 'search';
  readonly text: string;
  readonly interview?: string;
  readonly seat?: string;
  readonly person?: string;
};
