import { subtractSpans } from '../../time/spans.ts';
import { busySpans, isMovable, isSolid } from '../busy-spans.ts';
import { moveBusy, skipBuffer } from '../offers.ts';
import type { Member } from '../team.ts';
import { type TimeRule, liftedBy } from './rule.ts';

/** A breather before and after everything busy. The ends of the working day need none. */
export const buffer: TimeRule<'buffer'> = {
  name: 'buffer',
  title: 'interviewers keep a distance between meetings',
  kind: 'time',
  blocked: member => (bufferMs(member) === 0 ? [] : busySpans(member.busy, bufferMs(member))),
  liftable: member => {
    const width = bufferMs(member);
    if (width === 0) return [];
    const solid = member.busy.filter(isSolid);
    const around = busySpans(solid, width);
    const beside = liftedBy(skipBuffer(member), subtractSpans(around, busySpans(solid)));
    const movable = member.busy
      .filter(isMovable)
      .flatMap(event => liftedBy(moveBusy(member, event), subtractSpans(busySpans([event], width), around)));
    return [...beside, ...movable];
  },
};

export function bufferMs({ who }: Member): number {
  return (who.bufferMinutes ?? 0) * 60_000;
}
