import { ref } from '../kernel/ids.ts';

/** Named apart from their handlers, which show views with the same buttons again. */
export const addCandidateRef = ref('candidate.add', 'role');
export const timesRef = ref('candidate.change-times', 'application');
