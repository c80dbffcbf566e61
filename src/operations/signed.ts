import { timingSafeEqual } from 'node:crypto';

/** Takes as long for a nearly right signature as for a wrong one. */
export function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
