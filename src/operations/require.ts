import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Person } from '../core/loop/people.ts';
import type { Role, Situation } from '../core/loop/situation.ts';
import { InputError, UserError } from '../core/user-error.ts';
import { findApplicationOfAppointment } from '../store/appointments.ts';
import { findPerson } from '../store/people.ts';
import { findRole } from '../store/roles.ts';
import { findApplicationOfSeat, findSituation } from '../store/situations.ts';
import type { Db } from '../store/database.ts';
import { lockApplication, lockRole } from '../store/locks.ts';

/** In a transaction, what was required does not change until its end (see `locks.ts`). */
type On = { tx: Db; team: TeamId };

/** The same words for what never was, what is gone and what belongs to another workspace. */
const missing = (what: string) =>
  new UserError(`This ${what} does not exist any more.`, 'Look it up again with /hire status.');

export async function requireRole(on: On, id: Id): Promise<Role> {
  await lockRole(on.tx, on.team, id);
  const role = await findRole(on.tx, on.team, id);
  if (!role) throw missing('role');
  return role;
}

export async function requireSituation(on: On, application: Id): Promise<Situation> {
  return required(on, application, 'application');
}

export async function requireAppointment(on: On, appointment: Id): Promise<Situation> {
  return required(on, await findApplicationOfAppointment(on.tx, on.team, appointment), 'appointment');
}

export async function requireSeat(on: On, seat: Id): Promise<Situation> {
  return required(on, await findApplicationOfSeat(on.tx, on.team, seat), 'seat');
}

async function required(on: On, application: Id | undefined, what: string): Promise<Situation> {
  if (application !== undefined) await lockApplication(on.tx, on.team, application);
  const situation = application === undefined ? undefined : await findSituation(on.tx, on.team, application);
  if (!situation) throw missing(what);
  return situation;
}

/** @throws UserError where a role does not hire any more: no new times are found or booked for it. */
export function refuseClosedRole({ title, closed }: Role): void {
  if (!closed) return;
  const why = closed.why === 'filled' ? 'is filled' : 'was closed';
  throw new UserError(`${title} ${why}: no more interviews are booked for it.`);
}

/** Somebody who can take part: known, not a bot, not a guest and not deactivated. */
export async function requirePerson(on: On, id: PersonId, field: string): Promise<Person> {
  const person = await findPerson(on.tx, on.team, id);
  if (!person)
    throw new InputError({
      [field]: 'Hireloop does not know this person. Choose a member of this workspace.',
    });
  if (person.isBot) throw new InputError({ [field]: `${person.name} is an app. Choose a person.` });
  if (person.isOutside) {
    throw new InputError({
      [field]: `${person.name} is a guest or was deactivated. Choose a full member of this workspace.`,
    });
  }
  return person;
}
