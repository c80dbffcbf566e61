import { subtractSpans } from '../../time/spans.ts';
import { busyPieces, busySpans, isMovable, isSolid, withMargin } from '../busy-spans.ts';
import { moveBusy, skipBuffer } from '../offers.ts';
import type { Member } from '../member.ts';
import { type TimeRule, liftedBy } from './rule.ts';

/** A breather before and after everything busy. The ends of the working day need none. */
export const buffer: TimeRule<'buffer'> = {
  name: 'buffer',
  title: 'interviewers keep a distance between meetings',
  kind: 'time',
  blocked: member => (bufferMs(member) === 0 ? [] : withMargin(member.busy, bufferMs(member))),
  liftable: member => {
    const width = bufferMs(member);
    if (width === 0) return [];
    const events = busyPieces(member.who);
    const solid = events.filter(isSolid);
    const around = busySpans(solid, width);
    const beside = liftedBy(skipBuffer(member), subtractSpans(around, busySpans(solid)));
    const movable = events
      .filter(isMovable)
      .flatMap(event => liftedBy(moveBusy(member, event), subtractSpans(busySpans([event], width), around)));
    return [...beside, ...movable];
  },
};

export function bufferMs({ who }: Member): number {
  return (who.bufferMinutes ?? 0) * 60_000;
}
