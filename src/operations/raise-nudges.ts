import { nextSpeakingTime } from '../core/clock/business-time.ts';
import { nudgeRules } from '../core/clock/nudge-rules.ts';
import type { TeamId } from '../core/loop/glossary.ts';
import type { Situation } from '../core/loop/situation.ts';
import type { Workspace } from '../core/loop/people.ts';
import { findPerson } from '../store/people.ts';
import { listOpenSituations } from '../store/situations.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { operate, type Step } from './operate.ts';
import { postNotice } from './outbox.ts';
import { itself, type World } from './world.ts';

/**
 * Enqueues every nudge that has fallen due, each once: the key of its effect is the memory. It is sent when its
 * person's day has begun, and read again then, so what was settled meanwhile is not sent at all.
 */
export async function raiseNudges(world: World, team: TeamId): Promise<void> {
  const workspace = await findWorkspace(world.db, team);
  if (!workspace) return;
  const situations = await listOpenSituations(world.db, team);
  const due = situations.flatMap(situation => dueOf(situation, workspace, world.clock.now()));
  if (due.length === 0) return;
  await operate(world, itself(team), 'raise-nudges', async step => {
    for (const nudge of due) await raise(step, workspace, nudge);
  });
}

type Due = ReturnType<typeof dueOf>[number];

function dueOf(situation: Situation, workspace: Workspace, now: Temporal.Instant) {
  return nudgeRules.flatMap(rule =>
    rule
      .due(situation, workspace, now)
      .filter(n => Temporal.Instant.compare(n.at, now) <= 0 && Temporal.Instant.compare(now, n.notAfter) < 0)
      .map(nudge => ({ rule: rule.id, nudge, situation })),
  );
}

async function raise(step: Step, workspace: Workspace, { rule, nudge, situation }: Due): Promise<void> {
  const person = await findPerson(step.tx, step.team, nudge.to);
  const zone = person?.zone ?? workspace.zone;
  await postNotice(step, {
    key: `nudge:${rule}:${nudge.subject}`,
    ref: { notice: 'nudge', ids: { rule, subject: nudge.subject, application: situation.application.id } },
    to: nudge.to,
    subject: situation.application.id,
    notBefore: nextSpeakingTime(step.now, zone, workspace),
    notAfter: nudge.notAfter,
  });
}
