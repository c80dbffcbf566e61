import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Role, Situation } from '../core/loop/situation.ts';
import type { Effect } from '../store/effects.ts';
import { listPeople, listStaff } from '../store/people.ts';
import { findRole, listRoles } from '../store/roles.ts';
import { findSituation, findSituationOfAppointment } from '../store/situations.ts';
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

/**
 * Tells the recruiter what could not be done: an invitation that no calendar takes, a channel gone. What belongs to no
 * role, such as the digest of all of them, is told to the admins.
 */
export async function tellTrouble(
  step: Step,
  effect: Effect,
  { because, key }: { because: string; key: string },
): Promise<void> {
  // Of trouble with telling of trouble nobody hears.
  if (effect.payload['notice'] === 'trouble') return;
  const { role, situation } = await matterOf(step.tx, step.team, effect);
  const failed = textOf(effect.payload['to']);
  const to = await whoHears(step, role, failed);
  if (!to) return;
  const application = situation?.application.id ?? '';
  const about = role?.id ?? '';
  await postNotice(step, {
    key: `trouble:${about || 'all'}:${key}`,
    ref: { notice: 'trouble', ids: { kind: effect.kind, because, role: about, application, to: failed } },
    to,
    subject: application || about || 'trouble',
  });
}

/** The recruiter, then the hiring manager, then an admin: the first who is here and was not the one to be reached. */
async function whoHears(step: Step, role: Role | undefined, failed: string): Promise<PersonId | undefined> {
  const people = await listPeople(step.tx, step.team);
  const staff = await listStaff(step.tx, step.team);
  const admins = [
    ...staff.filter(s => s.duty === 'admin').map(s => s.person),
    ...people.filter(p => p.isAdmin).map(p => p.id),
  ];
  const gone = new Set(people.filter(p => p.isOutside).map(p => p.id));
  const candidates = role ? [role.recruiter, role.hiringManager, ...admins] : admins;
  return candidates.find(person => person !== failed && !gone.has(person));
}

/** What an effect is about, as far as its payload tells: an appointment, an application or a role. */
async function matterOf(
  db: Db,
  team: TeamId,
  { payload }: Effect,
): Promise<{ role: Role | undefined; situation: Situation | undefined }> {
  const ids = (payload['ids'] ?? {}) as Record<string, unknown>;
  const subject = textOf(payload['subject']);
  const appointment = textOf(payload['appointment']) || textOf(payload['interview']);
  const situation = appointment
    ? await findSituationOfAppointment(db, team, appointment)
    : await findSituation(db, team, subject);
  const role = situation?.role ?? (await findRole(db, team, textOf(ids['role']) || subject));
  return { role: role ?? (await roleOfChannel(db, team, textOf(payload['to']))), situation };
}

/** The reminders of a channel are about many matters: whoever runs a role there can bring the channel back. */
async function roleOfChannel(db: Db, team: TeamId, channel: string): Promise<Role | undefined> {
  if (channel === '') return undefined;
  return (await listRoles(db, team)).find(role => role.channel === channel);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
