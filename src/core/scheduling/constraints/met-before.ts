import { meetAgain } from '../offers.ts';
import type { GuestRule } from './rule.ts';

/** Nobody interviews one candidate in two loops. */
export const metBefore: GuestRule<'metBefore'> = {
  name: 'metBefore',
  title: 'nobody interviews the same candidate twice',
  kind: 'guest',
  allows: (who, loop) => !loop.met?.includes(who.id),
  relax: who => meetAgain(who),
};
