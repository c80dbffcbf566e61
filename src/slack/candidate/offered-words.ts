import type { Interval } from '../../core/time/interval.ts';
import { lines, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { spanIn } from '../blocks/time.ts';

/** As many as can be checked at a glance. */
const SHOWN = 6;

/** What a candidate offers, as it was understood: a weekday or a zone that was meant otherwise shows here. */
export function offeredWords(windows: readonly Interval[], zone: string): Mrkdwn | undefined {
  if (windows.length === 0) return undefined;
  const left = windows.length - SHOWN;
  return lines(
    ...windows.slice(0, SHOWN).map(window => mrkdwn`• ${spanIn(window, zone)}`),
    left > 0 ? mrkdwn`… and ${left} more` : undefined,
  );
}
