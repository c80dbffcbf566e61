import { ref } from '../kernel/ids.ts';

/** Opens scheduling for a candidate, named apart from its handler: what it shows leads to decisions, and they lead back. */
export const scheduleRef = ref('schedule.candidate', 'application');
/** Finds another time, or other people, for what is booked. */
export const rescheduleRef = ref('reschedule.candidate', 'application');
/** Finds somebody else for a seat. */
export const replaceRef = ref('declined.replace', 'seat');
/** Books one of the options of a proposal. */
export const bookRef = ref('schedule.book', 'proposal', 'option');
/** Makes what does not fit fit, and books it; or asks the candidate. */
export const changeRef = ref('schedule.change', 'proposal', 'change');
/** Opens the choice of people for the interviews of a proposal. */
export const peopleRef = ref('schedule.people', 'proposal');
/** Opens the choice of people for one of those who are planned together. */
export const peopleOfAllRef = ref('schedule.all-people', 'application');
/** Books every part of a plan for all; `at`: when it was made, in milliseconds. */
export const bookAllRef = ref('schedule.book-all', 'plan', 'at');
