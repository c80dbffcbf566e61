import type { Start } from './path.ts';

/** One interview of an itinerary with who sits where, and in which room; `members` are parallel to the seats of the model. */
export type Seated = Start & { readonly members: readonly number[]; readonly room?: string | undefined };
