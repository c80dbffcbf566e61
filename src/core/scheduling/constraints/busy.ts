import { subtractSpans } from '../../time/spans.ts';
import { moveBusy } from '../offers.ts';
import { busyPieces, busySpans, isMovable, isSolid } from '../busy-spans.ts';
import { type TimeRule, liftedBy } from './rule.ts';

/** Nothing is booked over what a calendar blocks; of that, `movable` events may be offered. */
export const busy: TimeRule<'busy'> = {
  name: 'busy',
  title: 'nobody is booked over something in their calendar',
  kind: 'time',
  blocked: ({ busy }) => busy,
  liftable: member => {
    const events = busyPieces(member.who);
    const solid = busySpans(events.filter(isSolid));
    return events.filter(isMovable).flatMap(event => {
      const change = moveBusy(member, event);
      return liftedBy(change, subtractSpans(busySpans([event]), solid));
    });
  },
};
