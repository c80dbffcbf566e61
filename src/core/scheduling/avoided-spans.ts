import type { LocalDay } from '../time/local-days.ts';
import { type Spans, mergeSpans } from '../time/spans.ts';
import { type WallSpan, expandDaily } from '../time/wall-hours.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import type { Avoided } from './problem.ts';

/** Avoided time over some days of its owner's zone; single stretches count whole. */
export function avoidedSpans(
  avoided: readonly Avoided[] | undefined,
  { days, table }: { readonly days: readonly LocalDay[]; readonly table: ZoneTable },
): Spans {
  if (!avoided || avoided.length === 0) return [];
  const daily = expandDaily(avoided.filter(isDaily), days, table);
  const once = avoided.flatMap(one =>
    isDaily(one) ? [] : [one.start.epochMilliseconds, one.end.epochMilliseconds],
  );
  return mergeSpans([...daily, ...once]);
}

function isDaily(avoided: Avoided): avoided is WallSpan {
  return Array.isArray(avoided);
}
