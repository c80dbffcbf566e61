import { isDeepStrictEqual } from 'node:util';
import type { TeamId } from '../core/loop/glossary.ts';
import type { Person, Workspace } from '../core/loop/people.ts';
import { listPeople, savePerson } from '../store/people.ts';
import { findWorkspace, saveWorkspace } from '../store/workspaces.ts';
import { operate } from './operate.ts';
import { vacateSeats } from './vacate-seats.ts';
import { itself, type World } from './world.ts';

/** What a workspace starts from until somebody changes it with `/hire settings`. */
const HABITS = {
  quietFrom: Temporal.PlainTime.from('18:00'),
  quietTo: Temporal.PlainTime.from('09:00'),
  digestTime: Temporal.PlainTime.from('09:00'),
  daysOff: [],
  spread: 'balanced' as const,
  focus: 'cut' as const,
  noticeHours: 2,
};

/** Makes a workspace known at first contact; does nothing later on. */
export async function settleIn(world: World, team: TeamId, name: string, zone: string): Promise<Workspace> {
  return operate(world, itself(team), 'settle-in', async step => {
    const known = await findWorkspace(step.tx, team);
    if (known) return known;
    const workspace = { team, name, zone, ...HABITS };
    await saveWorkspace(step.tx, workspace);
    await step.audit(`workspace:${team}`, { after: { name, zone } });
    return workspace;
  });
}

/** Takes over what Slack says of people: of those of whom it says something new. Who left gives up their seats. */
export async function rememberPeople(world: World, people: readonly Person[]): Promise<void> {
  const [first] = people;
  if (!first) return;
  await operate(world, itself(first.team), 'remember-people', async step => {
    const known = new Map((await listPeople(step.tx, step.team)).map(p => [p.id, p]));
    const changed = people.filter(p => !isDeepStrictEqual(known.get(p.id), p));
    for (const person of changed) await savePerson(step.tx, person, step.now);
    const left = changed.filter(p => p.isOutside && known.get(p.id)?.isOutside === false);
    for (const person of left) await vacateSeats(step, person.id);
    if (changed.length > 0)
      await step.audit(`workspace:${step.team}`, { after: { people: changed.map(p => p.id) } });
  });
}
