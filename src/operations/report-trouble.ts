import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Role, Situation } from '../core/loop/situation.ts';
import type { Effect } from '../store/effects.ts';
import { findRole } from '../store/roles.ts';
import { findSituation, findSituationOfInterview } from '../store/situations.ts';
import type { Db } from '../store/database.ts';
import { operate, type Step } from './operate.ts';
import { postNotice } from './outbox.ts';
import { itself, type World } from './world.ts';

/**
 * Tells whoever runs the role that something takes long and is still tried: once a day for all of a kind, since what
 * holds up one mail holds up the others.
 */
export async function reportDelay(world: World, effect: Effect, because: string): Promise<void> {
  await operate(world, itself(effect.team), 'report-delay', async step => {
    const day = step.now.toZonedDateTimeISO('UTC').toPlainDate().toString();
    await tellTrouble(step, effect, { because, key: `${effect.kind}:${day}` });
  });
}

/** Tells the recruiter what could not be done: an invitation that no calendar takes, a channel gone. */
export async function tellTrouble(
  step: Step,
  effect: Effect,
  { because, key }: { because: string; key: string },
): Promise<void> {
  const { role, situation } = await matterOf(step.tx, step.team, effect);
  const failed = textOf(effect.payload['to']);
  const to = role && whoHears(role, failed, textOf(effect.payload['notice']));
  if (!role || !to) return;
  const application = situation?.application.id ?? '';
  await postNotice(step, {
    key: `trouble:${role.id}:${key}`,
    ref: {
      notice: 'trouble',
      ids: { kind: effect.kind, because, role: role.id, application, to: failed },
    },
    to,
    subject: application || role.id,
  });
}

/** The hiring manager where the recruiter cannot be reached; of trouble with telling of trouble nobody hears. */
function whoHears(role: Role, failed: string, notice: string): PersonId | undefined {
  if (notice === 'trouble') return undefined;
  return [role.recruiter, role.hiringManager].find(person => person !== failed);
}

/** What an effect is about, as far as its payload tells: an interview, an application or a role. */
async function matterOf(
  db: Db,
  team: TeamId,
  { payload }: Effect,
): Promise<{ role: Role | undefined; situation: Situation | undefined }> {
  const ids = (payload['ids'] ?? {}) as Record<string, unknown>;
  const subject = textOf(payload['subject']);
  const situation = payload['interview']
    ? await findSituationOfInterview(db, team, textOf(payload['interview']))
    : await findSituation(db, team, subject);
  const role = situation?.role ?? (await findRole(db, team, textOf(ids['role']) || subject));
  return { role, situation };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
