import { letIn } from '../offers.ts';
import type { GuestRule } from './rule.ts';

/** People whom the loop names as `never`. Where somebody said so, it is known whom to ask. */
export const excluded: GuestRule<'excluded'> = {
  name: 'excluded',
  title: 'nobody sits in a loop that they are kept out of',
  kind: 'guest',
  allows: (who, loop) => !loop.never?.includes(who.id),
  relax: (who, loop) => loop.named?.[who.id] && letIn(who, loop.named[who.id]!),
};
