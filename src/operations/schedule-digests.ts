import type { TeamId } from '../core/loop/glossary.ts';
import type { Workspace } from '../core/loop/people.ts';
import type { Role } from '../core/loop/situation.ts';
import { listKnownKeys } from '../store/effects.ts';
import { listRoles } from '../store/roles.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { operate } from './operate.ts';
import { type Notice, noticeKey, postNotice } from './outbox.ts';
import { itself, type World } from './world.ts';

/** A digest that could not be posted on its Monday is of no use on Tuesday. */
const USEFUL = { hours: 12 };

/**
 * Enqueues this week's digest of every open role and of all of them together, for Monday at the workspace's digest time
 * in the zone of the role, or of the company. After an outage over several weeks only the current one is posted.
 */
export async function scheduleDigests(world: World, team: TeamId): Promise<void> {
  const workspace = await findWorkspace(world.db, team);
  if (!workspace) return;
  const now = world.clock.now();
  const roles = await listRoles(world.db, team);
  const due = [...roles.flatMap(role => ofRole(role, workspace, now)), ...ofCompany(roles, workspace, now)];
  const keys = due.map(d => noticeKey(d.key));
  const known = await listKnownKeys(world.db, team, keys);
  const fresh = due.filter(d => !known.has(noticeKey(d.key)));
  if (fresh.length === 0) return;
  await operate(world, itself(team), 'schedule-digests', async step => {
    for (const digest of fresh) await postNotice(step, digest);
  });
}

function ofRole(role: Role, { digestTime }: Workspace, now: Temporal.Instant): Notice[] {
  const monday = mondayOf(role.zone, digestTime, now);
  if (!monday || Temporal.Instant.compare(role.openedAt, monday.at) >= 0) return [];
  const { week, notAfter } = monday;
  const ref = { notice: 'digest', ids: { role: role.id, week } };
  return [
    { key: `digest:${role.id}:${week}`, ref, to: role.channel, subject: `digest:${role.id}`, notAfter },
  ];
}

function ofCompany(
  roles: readonly Role[],
  { zone, digestTime, digestChannel }: Workspace,
  now: Temporal.Instant,
): Notice[] {
  const monday = mondayOf(zone, digestTime, now);
  if (!monday || !digestChannel || roles.length === 0) return [];
  const { week, notAfter } = monday;
  const ref = { notice: 'company-digest', ids: { week } };
  return [{ key: `digest:all:${week}`, ref, to: digestChannel, subject: 'digest:all', notAfter }];
}

type Monday = { week: string; at: Temporal.Instant; notAfter: Temporal.Instant };

/** This week's Monday in a zone, while it is of use. A time that the clocks skip is the first one after. */
function mondayOf(zone: string, time: Temporal.PlainTime, now: Temporal.Instant): Monday | undefined {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const at = monday.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
  const notAfter = at.add(USEFUL);
  const isDue = Temporal.Instant.compare(at, now) <= 0 && Temporal.Instant.compare(now, notAfter) < 0;
  return isDue ? { week: monday.toString(), at, notAfter } : undefined;
}
