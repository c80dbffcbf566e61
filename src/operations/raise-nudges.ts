import { nextSpeakingTime } from '../core/clock/business-time.ts';
import { nudgeRules } from '../core/clock/nudge-rules.ts';
import type { Nudge } from '../core/clock/nudges/rule.ts';
import type { TeamId } from '../core/loop/glossary.ts';
import type { Situation } from '../core/loop/situation.ts';
import type { Workspace } from '../core/loop/people.ts';
import type { Interval } from '../core/time/interval.ts';
import type { Db } from '../store/database.ts';
import { listKnownKeys } from '../store/effects.ts';
import { findLastAudit } from '../store/audit.ts';
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
  const { db } = world;
  const now = world.clock.now();
  const audit = await findLastAudit(db, team);
  const seen = looks.get(db)?.get(team);
  if (seen?.audit === audit && isBetween(now, seen.at, seen.until)) return;
  const workspace = await findWorkspace(db, team);
  if (!workspace) return;
  const situations = await listOpenSituations(db, team);
  const all = situations.flatMap(situation => nudgesOf(situation, workspace, now));
  const fresh = await withoutKnown(db, team, all.filter(isDue(now)));
  if (fresh.length > 0) {
    await operate(world, itself(team), 'raise-nudges', async step => {
      for (const nudge of fresh) await raise(step, workspace, nudge);
    });
  }
  const until = nextChange(situations, all, now);
  looks.set(db, (looks.get(db) ?? new Map<TeamId, Look>()).set(team, { audit, at: now, until }));
}

/** What the last look found to be true, and until when it stays so if nobody does anything. */
type Look = { audit: number; at: Temporal.Instant; until: Temporal.Instant };

/** Asked each minute, thousands of open applications would keep an idle process busy: most minutes change nothing. */
const looks = new WeakMap<World['db'], Map<TeamId, Look>>();
/** Transactions do not commit in the order of their audit: one that was passed over is found this much later. */
const LOOK_AGAIN = { minutes: 10 };

/** The next moment at which time alone makes another nudge due, or another thing waited for. */
function nextChange(
  situations: readonly Situation[],
  all: readonly Due[],
  now: Temporal.Instant,
): Temporal.Instant {
  const moments = [
    ...all.flatMap(({ nudge }) => [nudge.at, nudge.notAfter]),
    ...situations.flatMap(s => s.windows.map(w => w.end)),
    ...situations.flatMap(s => s.interviews.flatMap(i => (i.booking ? spanOf(i.booking.time) : []))),
  ];
  return moments
    .filter(moment => Temporal.Instant.compare(now, moment) < 0)
    .reduce((a, b) => (Temporal.Instant.compare(a, b) <= 0 ? a : b), now.add(LOOK_AGAIN));
}

const spanOf = ({ start, end }: Interval): Temporal.Instant[] => [start, end];

const isBetween = (now: Temporal.Instant, from: Temporal.Instant, to: Temporal.Instant): boolean =>
  Temporal.Instant.compare(from, now) <= 0 && Temporal.Instant.compare(now, to) < 0;

type Due = { key: string; rule: string; nudge: Nudge; situation: Situation };

/** All that may be owed to somebody in this matter, due or not. */
function nudgesOf(situation: Situation, workspace: Workspace, now: Temporal.Instant): Due[] {
  return nudgeRules.flatMap(rule =>
    rule
      .due(situation, workspace, now)
      .map(nudge => ({ key: `nudge:${rule.id}:${nudge.subject}`, rule: rule.id, nudge, situation })),
  );
}

const isDue =
  (now: Temporal.Instant) =>
  ({ nudge }: Due): boolean =>
    isBetween(now, nudge.at, nudge.notAfter);

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
