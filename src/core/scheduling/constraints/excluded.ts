import type { GuestRule } from './rule.ts';

/** People whom the loop names as `never`. */
export const excluded: GuestRule<'excluded'> = {
  name: 'excluded',
  title: 'nobody sits in a loop that they are kept out of',
  kind: 'guest',
  allows: (who, loop) => !loop.never?.includes(who.id),
};
