import { nextSpeakingTime } from '../core/clock/business-time.ts';
import { nudgeRules } from '../core/clock/nudge-rules.ts';
import type { Nudge } from '../core/clock/nudges/rule.ts';
import type { TeamId } from '../core/loop/glossary.ts';
import type { Situation } from '../core/loop/situation.ts';
import type { Workspace } from '../core/loop/people.ts';
import type { Db } from '../store/database.ts';
import { listKnownKeys } from '../store/effects.ts';
import { findPerson } from '../store/people.ts';
import { listOpenSituations } from '../store/situations.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { operate, type Step } from './operate.ts';
import { noticeKey, postNotice } from './outbox.ts';
import { itself, type World } from './world.ts';

/**
 * Enqueues every nudge that has fallen due, each once: the key of its effect is the memory. It is sent when its
 * person's day has begun, and read again then, so what was settled meanwhile is not sent at all.
 */
export async function raiseNudges(world: World, team: TeamId): Promise<void> {
  const workspace = await findWorkspace(world.db, team);
  if (!workspace) return;
  const now = world.clock.now();
  const situations = await listOpenSituations(world.db, team);
  const due = situations.flatMap(situation => dueOf(situation, workspace, now));
  const fresh = await withoutKnown(world.db, team, due);
  if (fresh.length === 0) return;
  await operate(world, itself(team), 'raise-nudges', async step => {
    for (const nudge of fresh) await raise(step, workspace, nudge);
  });
}

type Due = { key: string; rule: string; nudge: Nudge; situation: Situation };

function dueOf(situation: Situation, workspace: Workspace, now: Temporal.Instant): Due[] {
  return nudgeRules.flatMap(rule =>
    rule
      .due(situation, workspace, now)
      .filter(n => Temporal.Instant.compare(n.at, now) <= 0 && Temporal.Instant.compare(now, n.notAfter) < 0)
      .map(nudge => ({ key: `nudge:${rule.id}:${nudge.subject}`, rule: rule.id, nudge, situation })),
  );
}

/** Most of what is due was raised on an earlier day: asked for at once, it costs one query and no transaction. */
async function withoutKnown(db: Db, team: TeamId, due: readonly Due[]): Promise<Due[]> {
  const known = await listKnownKeys(
    db,
    team,
    due.map(d => noticeKey(d.key)),
  );
  return due.filter(d => !known.has(noticeKey(d.key)));
}

async function raise(step: Step, workspace: Workspace, { key, rule, nudge, situation }: Due): Promise<void> {
  const person = await findPerson(step.tx, step.team, nudge.to);
  const zone = person?.zone ?? workspace.zone;
  await postNotice(step, {
    key,
    ref: { notice: 'nudge', ids: { rule, subject: nudge.subject, application: situation.application.id } },
    to: nudge.to,
    subject: situation.application.id,
    notBefore: nextSpeakingTime(step.now, zone, workspace),
    notAfter: nudge.notAfter,
  });
}
