type Stretch = { start: number; end: number };

/**
 * What a room of a calendar service says to an invitation, some time after it: yes to the first who ask, and no where
 * anything else stands in its calendar then. Epoch milliseconds.
 */
export const roomSays = (asked: Stretch, others: readonly Stretch[]): 'accepted' | 'declined' =>
  others.some(other => other.start < asked.end && asked.start < other.end) ? 'declined' : 'accepted';
