import type { PersonId } from '../core/loop/glossary.ts';
import { listSeatsAhead } from '../store/seats.ts';
import { recordAnswer } from './answer-invitation.ts';
import type { Step } from './operate.ts';
import { requireSeat } from './require.ts';

/**
 * Somebody left the workspace: the interviews ahead of them are declined in their name, which has somebody else found
 * for each and tells whoever runs it.
 */
export async function vacateSeats(step: Step, person: PersonId): Promise<void> {
  for (const id of await listSeatsAhead(step.tx, step.team, person, step.now)) {
    const situation = await requireSeat(step, id);
    const interview = situation.interviews.find(i => i.seats.some(s => s.id === id));
    const seat = interview?.seats.find(s => s.id === id);
    if (!interview?.booking || !seat) continue;
    const { version } = interview.booking;
    const given = { version, answer: 'declined', reason: '', why: 'left', via: 'directory' } as const;
    await recordAnswer(step, { situation, interview, seat }, given);
  }
}
