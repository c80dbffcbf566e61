import { ref } from '../kernel/ids.ts';

/** Opens the evaluation; named apart from its handler, since the evaluation leads to scorecards and they lead back. */
export const debriefRef = ref('debrief.candidate', 'application');

/** Looks for times at which all who met a candidate can talk, for the first time or anew. */
export const meetRef = ref('debrief.meet', 'application', 'entry');

/** Calls the talk off. */
export const callOffRef = ref('debrief.off', 'debrief', 'version');
