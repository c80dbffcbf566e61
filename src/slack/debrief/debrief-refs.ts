import type { Ref } from '../kernel/kinds.ts';

/** Opens the evaluation; named apart from its handler, since the evaluation leads to scorecards and they lead back. */
export const debriefButton: Ref<'application'> = { id: 'debrief.candidate' };
