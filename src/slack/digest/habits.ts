import type { Habits, Handovers } from '../../core/clock/waits.ts';
import { habitsOf } from '../../operations/read-matters.ts';
import type { World } from '../../operations/world.ts';
import { listHandovers } from '../../store/nudges.ts';
import { listPeople } from '../../store/people.ts';
import { findWorkspace } from '../../store/workspaces.ts';

/** With the names of those who are waited for, and what was handed over. */
export type DigestHabits = Habits & { names: ReadonlyMap<string, string>; handovers: Handovers };

export async function readHabits({ db }: World, team: string): Promise<DigestHabits> {
  const workspace = await findWorkspace(db, team);
  const people = new Map((await listPeople(db, team)).map(p => [p.id, p]));
  const names = new Map([...people].map(([id, { name }]) => [id, name]));
  const handovers = await listHandovers(db, team);
  return { ...(workspace ? habitsOf(workspace, people) : { daysOff: [] }), names, handovers };
}
