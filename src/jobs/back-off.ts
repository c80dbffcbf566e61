import { createHash } from 'node:crypto';

const FIRST_MS = 1000;
const LONGEST_MS = 15 * 60 * 1000;

/**
 * How long to wait before the next attempt: doubles from a second to fifteen minutes, drawn from the whole range
 * ("full jitter") so that a thousand effects that failed together do not come back together. The draw is a hash of
 * the effect: spread out, and the same in every run.
 * @param attempts Attempts made before this one.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backOffMs(key: string, attempts: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempts);
  const draw = createHash('sha256').update(`${key}:${attempts}`).digest().readUInt32BE() / 2 ** 32;
  return Math.max(100, Math.floor(longest * draw));
}
