import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Attendee } from '../core/ports.ts';
import { addressOf } from '../operations/addresses.ts';
import type { World } from '../operations/world.ts';
import { findPerson } from '../store/people.ts';

/** Somebody of the team as calendars and mails show them. @param otherwise For somebody whose name we do not know. */
export async function attendee(
  { db }: World,
  team: TeamId,
  id: PersonId,
  otherwise: 'Interviewer' | 'The hiring team',
): Promise<Attendee> {
  const found = await findPerson(db, team, id);
  return { address: addressOf(id, found), name: found?.name ?? otherwise };
}
