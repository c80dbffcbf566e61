import { ref } from '../kernel/ids.ts';

/** Named apart from their handlers, which show the same views again. */
export const openScorecardRef = ref('scorecard.open', 'seat');
export const scorecardRef = ref('scorecard.form', 'seat');
export const flagsRef = ref('scorecard.flags', 'seat');
