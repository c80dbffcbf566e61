import { type Action, may, tiesOf } from '../../core/loop/authority.ts';
import type { Interview, Role } from '../../core/loop/situation.ts';
import { findStanding } from '../../store/people.ts';
import type { Call } from '../kernel/call.ts';

/** Whether the reader of a view may do something: what they may not press is not shown to them, and refused anyway. */
export type May = (action: Action, about: { role: Role; interviews?: readonly Interview[] }) => boolean;

export async function readerOf({
  world,
  team,
  person,
}: Pick<Call, 'world' | 'team' | 'person'>): Promise<May> {
  const standing = await findStanding(world.db, team, person);
  return (action, { role, interviews = [] }) => {
    const seated = interviews.flatMap(i => i.seats.map(s => s.person));
    return may(action, tiesOf(person, standing, { role, seated }));
  };
}
