import type { TeamId } from '../core/loop/glossary.ts';
import { cancelEffects } from '../store/effects.ts';
import { holdDueEffects, settleHeldEffects } from '../store/held-effects.ts';
import { listAppointmentsAhead } from '../store/appointments.ts';
import { listStaff } from '../store/people.ts';
import { listRoles } from '../store/roles.ts';
import { listWorkspaces } from '../store/workspaces.ts';
import { authorise } from './authorise.ts';
import { operate, type Step } from './operate.ts';
import { checkEvent, eventKey, postNotice, refreshAbout } from './outbox.ts';
import { type Actor, itself, type World } from './world.ts';

/** What cannot be told to have been done: nobody but who was sent it knows. Calendar events can be looked up instead. */
const UNKNOWN = ['post-notice', 'mail-candidate', 'mail-question', 'answer-event', 'replace-seat'];

/**
 * After an older database was put back: nothing that was due is sent blindly, since it may have been sent before it
 * was put back. It waits for a recruiter's word; and each appointment ahead is compared with its calendar event.
 * @param backup When the database was as it is now, where that is known.
 */
export async function reconcile(world: World, backup: Temporal.Instant | undefined): Promise<void> {
  for (const team of await listWorkspaces(world.db)) {
    await operate(world, itself(team), 'reconcile', async step => {
      await holdDueEffects(step.tx, team, UNKNOWN, step.now);
      const ahead = await listAppointmentsAhead(step.tx, team, step.now);
      for (const { id, end } of ahead) {
        // Would put the event to where the appointment was then.
        await cancelEffects(step.tx, team, eventKey(id), step.now);
        await checkEvent(step, id, end);
      }
      await step.audit(`workspace:${team}`, {
        after: { restored: backup ?? 'unknown', ahead: ahead.length },
      });
      await tellRecruiters(step, team, backup);
    });
  }
}

async function tellRecruiters(step: Step, team: TeamId, backup: Temporal.Instant | undefined): Promise<void> {
  const staff = await listStaff(step.tx, team);
  const roles = await listRoles(step.tx, team);
  const recruiters = [
    ...staff.filter(s => s.duty === 'recruiter').map(s => s.person),
    ...roles.map(r => r.recruiter),
  ];
  const people = recruiters.length > 0 ? recruiters : staff.map(s => s.person);
  for (const person of new Set(people)) {
    await postNotice(step, {
      key: `restored:${person}:${step.now.epochMilliseconds}`,
      ref: { notice: 'restored', ids: { backup: backup ? String(backup.epochMilliseconds) : '' } },
      to: person,
      subject: RESTORED,
    });
  }
}

/** Messages about a restore are brought up to date together. */
const RESTORED = 'restored';

/** Sends what was held back after a restore, or leaves it: somebody asked, or knows that it was sent. */
export async function settleHeld(world: World, actor: Actor, how: 'send' | 'leave'): Promise<void> {
  await operate(world, actor, 'settle-held', async step => {
    await authorise(step, 'send what was held back');
    await settleHeldEffects(step.tx, step.team, how, step.now);
    await step.audit(`workspace:${step.team}`, { after: { held: how } });
    await refreshAbout(step, RESTORED, []);
  });
  world.kick();
}
