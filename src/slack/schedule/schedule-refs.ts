import type { Ref } from '../kernel/kinds.ts';

/** Opens scheduling for a candidate, named apart from its handler: what it shows leads to decisions, and they lead back. */
export const scheduleRef: Ref<'application'> = { id: 'schedule.candidate' };
