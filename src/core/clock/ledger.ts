import { daysBetween } from './funnel.ts';
import type { Period } from './history.ts';
import { WAIT_OWNERS, type WaitOwner } from './waits.ts';
import { later } from '../time/instants.ts';

/**
 * Every calendar day of an application, assigned to one owner: a day belongs to whoever was waited for when it ended,
 * at midnight in the zone. So the buckets add up to the days between the first moment and the last, whatever happened.
 */
export type Ledger = Readonly<Record<WaitOwner, Bucket>>;

type Bucket = {
  days: number;
  /** Those of them after the wait was due: what would be saved if everybody of this kind kept to the plan. */
  late: number;
};

const EMPTY: Bucket = { days: 0, late: 0 };
export const EMPTY_LEDGER = Object.fromEntries(WAIT_OWNERS.map(owner => [owner, EMPTY])) as Ledger;

/** @param from Days before it do not count. */
export function ledgerOf(periods: readonly Period[], zone: string, from?: Temporal.Instant): Ledger {
  const buckets = new Map<WaitOwner, Bucket>();
  for (const { owner, since, due, end } of periods) {
    const begin = from ? later(since, from) : since;
    if (Temporal.Instant.compare(end, begin) <= 0) continue;
    const { days, late } = buckets.get(owner) ?? EMPTY;
    const missed = later(due, begin);
    const isLate = Temporal.Instant.compare(missed, end) < 0;
    buckets.set(owner, {
      days: days + daysBetween(begin, end, zone),
      late: late + (isLate ? daysBetween(missed, end, zone) : 0),
    });
  }
  return { ...EMPTY_LEDGER, ...Object.fromEntries(buckets) };
}

export function addLedgers(a: Ledger, b: Ledger): Ledger {
  const sum = WAIT_OWNERS.map(owner => {
    const days = a[owner].days + b[owner].days;
    return [owner, { days, late: a[owner].late + b[owner].late }] as const;
  });
  return Object.fromEntries(sum) as Ledger;
}

export const totalDays = (ledger: Ledger): number =>
  WAIT_OWNERS.reduce((sum, owner) => sum + ledger[owner].days, 0);
