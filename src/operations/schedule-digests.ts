import type { TeamId } from '../core/loop/glossary.ts';
import type { Role } from '../core/loop/situation.ts';
import { listKnownKeys } from '../store/effects.ts';
import { listRoles } from '../store/roles.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { operate, type Step } from './operate.ts';
import { noticeKey, postNotice } from './outbox.ts';
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
  const keys = due.map(d => noticeKey(d.key));
  const known = await listKnownKeys(world.db, team, keys);
  const fresh = due.filter(d => !known.has(noticeKey(d.key)));
  if (fresh.length === 0) return;
  await operate(world, itself(team), 'schedule-digests', async step => {
    for (const digest of fresh) await schedule(step, digest);
  });
}

type Due = { key: string; role: Role; week: string; notAfter: Temporal.Instant };

function dueOf(role: Role, time: Temporal.PlainTime, now: Temporal.Instant): Due[] {
  const today = now.toZonedDateTimeISO(role.zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const at = monday.toZonedDateTime({ timeZone: role.zone, plainTime: time }).toInstant();
  const notAfter = at.add(USEFUL);
  const isDue = Temporal.Instant.compare(at, now) <= 0 && Temporal.Instant.compare(now, notAfter) < 0;
  if (!isDue || Temporal.Instant.compare(role.openedAt, at) >= 0) return [];
  const week = monday.toString();
  return [{ key: `digest:${role.id}:${week}`, role, week, notAfter }];
}

async function schedule(step: Step, { key, role, week, notAfter }: Due): Promise<void> {
  await postNotice(step, {
    key,
    ref: { notice: 'digest', ids: { role: role.id, week } },
    to: role.channel,
    subject: `digest:${role.id}`,
    notAfter,
  });
}
