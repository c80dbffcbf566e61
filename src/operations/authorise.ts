import { type Action, may, refusalOf, tiesOf } from '../core/loop/authority.ts';
import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Role, Situation } from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import type { Db } from '../store/database.ts';
import { findStanding } from '../store/people.ts';

type Concerns = { role?: Role; situation?: Situation; owner?: PersonId };

/** Whether a person may do something, by what ties them to the matter at this moment. */
export async function isAllowed(
  db: Db,
  team: TeamId,
  person: PersonId,
  action: Action,
  concerns: Concerns = {},
): Promise<boolean> {
  const standing = await findStanding(db, team, person);
  const { situation, owner } = concerns;
  const role = concerns.role ?? situation?.role;
  const seated = situation?.interviews.flatMap(i => i.seats.map(s => s.person)) ?? [];
  return may(action, tiesOf(person, standing, { role, seated, owner }));
}

/** @throws UserError that says who may. Called where something is used, never only where it is shown. */
export async function authorise(
  on: { tx: Db; team: TeamId; by: PersonId },
  action: Action,
  concerns: Concerns = {},
): Promise<void> {
  if (!(await isAllowed(on.tx, on.team, on.by, action, concerns))) throw new UserError(refusalOf(action));
}
