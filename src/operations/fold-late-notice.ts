import { bundleKey } from '../core/clock/bundles.ts';
import { nextSpeakingTime } from '../core/clock/business-time.ts';
import type { Person, Workspace } from '../core/loop/people.ts';
import type { NoticeRef } from '../core/ports.ts';
import type { Effect } from '../store/effects.ts';
import { hasWaitingEffect, listKnownKeys } from '../store/effects.ts';
import { insertNudge } from '../store/nudges.ts';
import { findPerson } from '../store/people.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { operate } from './operate.ts';
import { noticeKey, postBundle } from './outbox.ts';
import { itself, type World } from './world.ts';

/** So late that something was wrong: with us, with Slack or with the line between. */
const LATE = { hours: 1 };
/** Where a message for all of it waits already, less is enough. */
const LATE_BESIDE_OTHERS = { minutes: 2 };

export type LateNotice = { ref: NoticeRef; to: string; subject: string };

/**
 * After an outage nobody gets a message for each thing that happened meanwhile: what is late goes into the one message
 * of the day, unless that one is out already.
 * @returns false where the message is to be sent as it is.
 */
export async function foldLateNotice(world: World, effect: Effect, late: LateNotice): Promise<boolean> {
  const { db } = world;
  const now = world.clock.now();
  if (late.ref.notice === 'nudge' || !isPast(effect.notBefore.add(LATE_BESIDE_OTHERS), now)) return false;
  const person = await findPerson(db, effect.team, late.to);
  const workspace = await findWorkspace(db, effect.team);
  if (!person || !workspace) return false;
  const day = dayOf(person, workspace, now);
  const waits = await hasWaitingEffect(db, effect.team, noticeKey(day.key));
  if (!waits && !isPast(effect.notBefore.add(LATE), now)) return false;
  const ended = await listKnownKeys(db, effect.team, [noticeKey(day.key)], 'ended');
  if (ended.size > 0) return false;
  await operate(world, itself(effect.team), 'fold-late-notice', async step => {
    await postBundle(step, { ...day, recipient: person.id });
    await insertNudge(step.tx, step.team, {
      matter: `late:${effect.key}`,
      owner: person.id,
      rung: 0,
      at: step.now,
      bundle: day.key,
      recipient: person.id,
      about: late.subject,
      ref: late.ref,
    });
  });
  return true;
}

const isPast = (moment: Temporal.Instant, now: Temporal.Instant) => Temporal.Instant.compare(moment, now) < 0;

/** The next day, today included, on which somebody can be spoken to. */
function dayOf(person: Person, workspace: Workspace, now: Temporal.Instant) {
  const zone = person.zone ?? workspace.zone;
  const notBefore = nextSpeakingTime(now, zone, workspace);
  const day = notBefore.toZonedDateTimeISO(zone).toPlainDate();
  const notAfter = day.toZonedDateTime({ timeZone: zone, plainTime: workspace.quietFrom }).toInstant();
  return { key: bundleKey(person.id, zone, notBefore), notBefore, notAfter };
}
