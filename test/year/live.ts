import { addBusinessDays } from '../../src/core/clock/business-time.ts';
import { waitOf, type Wait } from '../../src/core/clock/waits.ts';
import { listPeople } from '../../src/store/people.ts';
import { listOpenSituations } from '../../src/store/situations.ts';
import { listRoles } from '../../src/store/roles.ts';
import { findWorkspace } from '../../src/store/workspaces.ts';
import { habitsOf } from '../../src/operations/read-matters.ts';
import { tick } from '../../src/jobs/schedules.ts';
import { type Post, type Recorded, recordOutside } from '../outside.ts';
import { quietLog } from '../quiet-log.ts';
import { TEAM, type TestWorld } from '../world.ts';
import { Chance } from './chance.ts';
import { act, newCandidate, newRole, type Player } from './moves.ts';

/** What somebody saw who looked at every application at every midnight and every moment at which people act. */
type Seen = {
  /** By application: whom it waited for at each midnight of its role's zone. */
  nights: Map<string, string[]>;
  posts: (Post & { at: Temporal.Instant })[];
  /** Waits that were past due by more than a working day, at nine in the morning. */
  overdue: { wait: Wait; at: Temporal.Instant }[];
};

export type Life = {
  world: TestWorld;
  seen: Seen;
  recorded: Recorded;
  tell: (days: number) => Promise<void>;
};

const HOURS = [0, 9, 11, 14, 17];
const ROLES = 4;

/** A company that hires, one day after the other: people come, act, forget and decide by chance. */
export function liveIn(world: TestWorld, seed: number): Life {
  const player: Player = { world, chance: new Chance(seed) };
  const recorded = recordOutside(world);
  const seen: Seen = { nights: new Map(), posts: [], overdue: [] };
  const counts = { roles: 0, candidates: 0 };
  const { log } = quietLog();
  const tell = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      const today = world.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate().add({ days: 1 });
      for (const hour of HOURS) {
        const at = today.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: { hour } }).toInstant();
        // The last second of the day before: what it is that waits then, waits over night.
        world.clock.set(hour === 0 ? at.subtract({ seconds: 1 }) : at);
        if (hour !== 0 && today.dayOfWeek <= 5) await work(player, counts);
        await tick(world, log);
        await recorded.drain();
        // After what was due in that second too: finding somebody else for a seat changes whom it waits for.
        if (hour === 0) await lookAtMidnight(world, seen);
        if (hour === 17) await lookForForgotten(world, seen);
        for (const post of recorded.posts.splice(0)) seen.posts.push({ ...post, at: world.clock.now() });
      }
    }
  };
  return { world, seen, recorded, tell };
}

async function work(player: Player, counts: { roles: number; candidates: number }): Promise<void> {
  const { world, chance } = player;
  const roles = await listRoles(world.db, TEAM);
  while (roles.length < ROLES) {
    await newRole(player, (counts.roles += 1));
    roles.push(...(await listRoles(world.db, TEAM)).filter(r => !roles.some(known => known.id === r.id)));
  }
  for (const role of roles)
    if (chance.of(0.25)) await newCandidate(player, role.id, (counts.candidates += 1));
  for (const situation of await listOpenSituations(world.db, TEAM)) await act(player, situation);
}

async function readWaits({ db, clock }: TestWorld): Promise<{ wait: Wait; id: string }[]> {
  const workspace = await findWorkspace(db, TEAM);
  if (!workspace) return [];
  const habits = habitsOf(workspace, new Map((await listPeople(db, TEAM)).map(p => [p.id, p])));
  return (await listOpenSituations(db, TEAM)).flatMap(situation => {
    const wait = waitOf(situation, habits, clock.now());
    return wait ? { wait, id: situation.application.id } : [];
  });
}

async function lookAtMidnight(world: TestWorld, seen: Seen): Promise<void> {
  for (const { wait, id } of await readWaits(world))
    seen.nights.set(id, [...(seen.nights.get(id) ?? []), wait.owner]);
}

/** After the reminders of the evening: whatever was due a working day before must be known to somebody. */
async function lookForForgotten(world: TestWorld, seen: Seen): Promise<void> {
  const now = world.clock.now();
  for (const { wait } of await readWaits(world)) {
    // What stands in two calendars two days ahead needs nobody's help.
    if (wait.expected === 'meet the candidate') continue;
    const known = addBusinessDays(wait.due, 1, 'Europe/Berlin', []);
    if (Temporal.Instant.compare(known, now) < 0) seen.overdue.push({ wait, at: now });
  }
}
