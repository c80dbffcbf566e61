import { ref } from '../kernel/ids.ts';

/** Named apart from their handlers, which show the same views again. */
export const openScorecardRef = ref('scorecard.open', 'seat');
/** `base`: the version of the card that the form was opened on; `page`: from 0, or `review`. */
export const scorecardRef = ref('scorecard.form', 'seat', 'base', 'page');
/** Hears of everything that is chosen or typed in the form. */
export const typedRef = ref('scorecard.typed', 'seat', 'base', 'page');
/** Leads to another page; what stands on this one is kept. */
export const pageRef = ref('scorecard.page', 'seat', 'base', 'page');

export const REVIEW = 'review';
