import type { TeamId } from '../core/loop/glossary.ts';
import type { Role } from '../core/loop/situation.ts';
import { listRoles } from '../store/roles.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { operate, type Step } from './operate.ts';
import { postNotice } from './outbox.ts';
import { itself, type World } from './world.ts';

/** A digest that could not be posted on its Monday is of no use on Tuesday. */
const USEFUL = { hours: 12 };

/**
 * Enqueues this week's digest of every open role, for Monday at the workspace's digest time in the role's own zone.
 * After an outage over several weeks only the current one is posted.
 */
export async function scheduleDigests(world: World, team: TeamId): Promise<void> {
  const workspace = await findWorkspace(world.db, team);
  if (!workspace) return;
  const now = world.clock.now();
  const due = (await listRoles(world.db, team)).flatMap(role => dueOf(role, workspace.digestTime, now));
  if (due.length === 0) return;
  await operate(world, itself(team), 'schedule-digests', async step => {
    for (const digest of due) await schedule(step, digest);
  });
}

type Due = { role: Role; week: string; notAfter: Temporal.Instant };

function dueOf(role: Role, time: Temporal.PlainTime, now: Temporal.Instant): Due[] {
  const today = now.toZonedDateTimeISO(role.zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const at = monday.toZonedDateTime({ timeZone: role.zone, plainTime: time }).toInstant();
  const notAfter = at.add(USEFUL);
  const isDue = Temporal.Instant.compare(at, now) <= 0 && Temporal.Instant.compare(now, notAfter) < 0;
  return isDue && Temporal.Instant.compare(role.openedAt, at) < 0
    ? [{ role, week: monday.toString(), notAfter }]
    : [];
}

async function schedule(step: Step, { role, week, notAfter }: Due): Promise<void> {
  await postNotice(step, {
    key: `digest:${role.id}:${week}`,
    ref: { notice: 'digest', ids: { role: role.id, week } },
    to: role.channel,
    subject: `digest:${role.id}`,
    notAfter,
  });
}
