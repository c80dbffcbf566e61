import type { Ref } from '../kernel/kinds.ts';

/** Named apart from their handlers, which show the same views again. */
export const openScorecardRef: Ref<'seat'> = { id: 'scorecard.open' };
export const scorecardRef: Ref<'seat'> = { id: 'scorecard.form' };
export const flagsRef: Ref<'seat'> = { id: 'scorecard.flags' };
