import type { Cap } from '../problem.ts';
import type { Member } from '../member.ts';

type FullPeriod = {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly count: number;
};

/** Days or weeks that take no further start, because somebody has as many interviews there as the cap allows. */
export function fullPeriods(member: Member, cap: Cap): FullPeriod[] {
  const most = member.who[cap] ?? Infinity;
  if (most === Infinity || member.lifted.has(cap)) return [];
  const counts = cap === 'perDay' ? member.dayCount : member.weekCount;
  const full: FullPeriod[] = [];
  for (let i = 0; i < counts.length; i += 1) {
    if (counts[i]! < most) continue;
    const { start, end } = cap === 'perDay' ? member.days[i]! : member.weeks[i]!;
    const key = cap === 'perDay' ? member.days[i]!.date : member.weeks[i]!.key;
    if (!member.lifted.has(`${cap} ${key}`)) full.push({ key, start, end, count: counts[i]! });
  }
  return full;
}
