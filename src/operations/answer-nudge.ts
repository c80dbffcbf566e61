import { addBusinessDays } from '../core/clock/business-time.ts';
import { managerOf, type Matter } from '../core/clock/matters.ts';
import { refusalOf } from '../core/loop/authority.ts';
import type { Id, PersonId } from '../core/loop/glossary.ts';
import { InputError, UserError } from '../core/user-error.ts';
import type { Db } from '../store/database.ts';
import { insertHandover, insertSnooze, listSnoozes } from '../store/nudges.ts';
import { findPerson } from '../store/people.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { isAllowed } from './authorise.ts';
import { operate, type Step } from './operate.ts';
import { refreshAbout } from './outbox.ts';
import { type Concern, readConcerns } from './read-matters.ts';
import { requirePerson } from './require.ts';
import type { Actor, World } from './world.ts';

/** What a reminder is about: the matter, and the application or role it belongs to. */
export type NudgeName = { matter: string; about: Id };

/** Putting off for ever is a way of forgetting. */
const SNOOZES = 3;

/** Puts a matter off to the morning of the next working day. */
export async function snoozeNudge(world: World, actor: Actor, name: NudgeName): Promise<Temporal.Instant> {
  return operate(world, actor, 'snooze-nudge', async step => {
    const { matter } = await requireOwnMatter(step, name);
    const before = await listSnoozes(step.tx, step.team, { matter: matter.key });
    if (before.filter(s => s.person === step.by).length >= SNOOZES)
      throw new UserError(
        `You have put this off ${SNOOZES} times.`,
        'Do it now, or hand it over to somebody who can.',
      );
    const until = await tomorrow(step, matter);
    await insertSnooze(step.tx, step.team, { matter: matter.key, person: step.by, since: step.now, until });
    await finish(step, matter, [], { snoozed: until });
    return until;
  });
}

/** Midnight before the next working day of the person: the message of that day takes it up again. */
async function tomorrow(step: Step, matter: Matter): Promise<Temporal.Instant> {
  const workspace = await findWorkspace(step.tx, step.team);
  const person = await findPerson(step.tx, step.team, step.by);
  const zone = person?.zone ?? matter.role.zone;
  const next = addBusinessDays(step.now, 1, zone, workspace?.daysOff ?? []);
  return next.toZonedDateTimeISO(zone).startOfDay().toInstant();
}

/** Says that a matter is not one's own: whoever runs the role with them takes it over. */
export async function passNudge(world: World, actor: Actor, name: NudgeName): Promise<PersonId> {
  return operate(world, actor, 'pass-nudge', async step => {
    const { matter } = await requireOwnMatter(step, name);
    const to = managerOf(matter);
    if (!to)
      throw new UserError(
        'You run this role alone: there is nobody to take it over.',
        'Hand it over instead.',
      );
    await handTo(step, matter, to);
    return to;
  });
}

/** Gives a matter to somebody who may do it. */
export async function handOverNudge(
  world: World,
  actor: Actor,
  { to, ...name }: NudgeName & { to: PersonId },
): Promise<PersonId> {
  return operate(world, actor, 'hand-over-nudge', async step => {
    const { matter, situation, role } = await requireOwnMatter(step, name);
    const { action } = matter.rule;
    if (!action)
      throw new UserError('Nobody else can do this one.', 'Say “Not me” to let the recruiter know.');
    const person = await requirePerson(step, to, 'person');
    if (person.id === step.by) throw new InputError({ person: 'It is yours already. Choose somebody else.' });
    const concerns = situation ? { situation } : { role };
    if (!(await isAllowed(step.tx, step.team, person.id, action, concerns)))
      throw new InputError({ person: `${person.name} may not do it. ${refusalOf(action)}` });
    await handTo(step, matter, person.id);
    return person.id;
  });
}

async function handTo(step: Step, matter: Matter, to: PersonId): Promise<void> {
  await insertHandover(step.tx, step.team, { turn: matter.turn, from: step.by, to, at: step.now });
  await finish(step, matter, [to], { handedTo: to });
}

async function finish(step: Step, matter: Matter, people: readonly PersonId[], after: object): Promise<void> {
  const kind = matter.situation ? 'application' : 'role';
  await step.audit(`${kind}:${matter.about}`, { after: { matter: matter.key, ...after } });
  await refreshAbout(step, matter.about, [step.by, ...people]);
}

/** @throws UserError where it is settled, or waits for somebody else. */
export async function requireOwnMatter(
  step: Pick<Step, 'team' | 'by' | 'now'> & { tx: Db },
  name: NudgeName,
): Promise<Concern & { matter: Matter }> {
  const concern = (await readConcerns(step.tx, step.team, [name.about], step.now)).get(name.about);
  const matter = concern?.matters.find(m => m.key === name.matter);
  if (!concern || !matter) throw new UserError('This is settled: there is nothing left to do.');
  if (matter.to !== step.by)
    throw new UserError('This is somebody else’s by now: there is nothing left for you to do.');
  return { ...concern, matter };
}
