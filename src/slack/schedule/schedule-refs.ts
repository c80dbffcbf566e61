import { ref } from '../kernel/ids.ts';

/** Opens scheduling for a candidate, named apart from its handler: what it shows leads to decisions, and they lead back. */
export const scheduleRef = ref('schedule.candidate', 'application');
/** Books one of the options of a proposal. */
export const bookRef = ref('schedule.book', 'proposal', 'option');
