import { openEntry } from '../../src/core/loop/situation.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { decide } from '../../src/operations/decide.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { findSituation, listOpenSituations } from '../../src/store/situations.ts';

/** Somebody in the first role of the sandbox whose next interviews need a time. */
export async function waits(
  sandbox: Sandbox,
  name: string,
  windows: string,
): Promise<{ team: string; application: string }> {
  const { world } = sandbox.running();
  const { id: team } = sandbox.slack.team;
  const [first] = await listOpenSituations(world.db, team);
  if (!first) throw new Error('The sandbox has no open application');
  const { role } = first;
  const by = { team, person: role.recruiter };
  const email = `${name.toLowerCase().replace(' ', '.')}@example.com`;
  const input = { role: role.id, name, email, zone: 'Europe/Berlin', resumeUrl: '', source: '', windows };
  const { application } = await addCandidate(world, by, input);
  const entry = openEntry((await findSituation(world.db, team, application))!)!.id;
  await decide(
    world,
    { team, person: role.hiringManager },
    { application, entry, kind: 'advance', reason: 'Strong on paper.' },
  );
  return { team, application };
}
