import type { Calendar } from '../../core/ports.ts';

const refused = { kind: 'refused', because: 'an import reaches no calendar' } as const;

/** Operations ask for a calendar; those that an import runs never use it. */
export const noCalendar: Calendar = {
  provider: 'none',
  mailsGuests: () => false,
  busy: async (_team, owners) => new Map(owners.map(({ person }) => [person, refused])),
  follow: async () => refused,
  create: async () => refused,
  update: async () => refused,
  cancel: async () => refused,
  answer: async () => refused,
  read: async () => refused,
  changes: async () => refused,
};
