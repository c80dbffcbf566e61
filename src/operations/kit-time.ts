import { lastWorkingTime } from '../core/clock/business-time.ts';
import type { PersonId } from '../core/loop/glossary.ts';
import { findPerson } from '../store/people.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { Step } from './operate.ts';

/** How long before an interview its kit arrives. */
const LEAD = { hours: 24 };

/** A day before, and never on a day on which nobody works: what is asked on Monday is read on Friday. */
export async function kitTime(
  { tx, team }: Step,
  start: Temporal.Instant,
  person: PersonId,
): Promise<Temporal.Instant> {
  const workspace = await findWorkspace(tx, team);
  const zone = (await findPerson(tx, team, person))?.zone ?? workspace?.zone ?? 'UTC';
  return lastWorkingTime(start.subtract(LEAD), zone, workspace?.daysOff ?? []);
}
