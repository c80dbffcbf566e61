import type { Effect } from '../store/effects.ts';
import { findSituation, findSituationOfInterview } from '../store/situations.ts';
import { findRole } from '../store/roles.ts';
import { operate } from './operate.ts';
import { postNotice } from './outbox.ts';
import { itself, type World } from './world.ts';

/** Tells the recruiter that something could not be done: an invitation that no calendar takes, a channel gone. */
export async function reportTrouble(world: World, effect: Effect, because: string): Promise<void> {
  const { interview, subject } = effect.payload as { interview?: string; subject?: string };
  await operate(world, itself(effect.team), 'report-trouble', async step => {
    const situation = interview
      ? await findSituationOfInterview(step.tx, step.team, interview)
      : await findSituation(step.tx, step.team, subject ?? '');
    const role = situation?.role ?? (await findRole(step.tx, step.team, subject ?? ''));
    await step.audit(`effect:${effect.key}`, { after: { kind: effect.kind, because } });
    const failedNotice = typeof effect.payload['to'] === 'string' ? effect.payload['to'] : '';
    if (!role || failedNotice === role.recruiter) return;
    await postNotice(step, {
      key: `trouble:${effect.key}`,
      ref: {
        notice: 'trouble',
        ids: {
          kind: effect.kind,
          because,
          role: role.id,
          application: situation?.application.id ?? '',
          to: failedNotice,
        },
      },
      to: role.recruiter,
      subject: situation?.application.id ?? role.id,
    });
  });
}
