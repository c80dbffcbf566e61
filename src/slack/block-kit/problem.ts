/** What is wrong with a payload, in the words of somebody who has to mend it. */
export type Problem = {
  /** JSON pointer (RFC 6901) into the payload as it was given. */
  readonly pointer: string;
  readonly code: ProblemCode;
  /** What was found and what is allowed. */
  readonly message: string;
};

export type ProblemCode =
  | 'wrong_type'
  | 'type_not_allowed'
  | 'unknown_key'
  | 'missing_key'
  | 'too_long'
  | 'too_short'
  | 'too_many'
  | 'too_few'
  | 'out_of_range'
  | 'value_not_allowed'
  | 'bad_format'
  | 'conflict'
  | 'mismatch'
  | 'not_an_option'
  | 'duplicate'
  | 'wrong_surface'
  | 'total_too_long'
  | 'no_content'
  | AdviceCode;

/** Slack takes these; the people who read the message suffer. */
type AdviceCode = 'fallback_missing' | 'text_truncated' | 'two_primaries';

const ADVICE: readonly string[] = [
  'fallback_missing',
  'text_truncated',
  'two_primaries',
] satisfies AdviceCode[];

/** True where Slack itself would refuse the payload, false for what is only bad for readers. */
export function isRefused(problem: Problem): boolean {
  return !ADVICE.includes(problem.code);
}

export function join(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
