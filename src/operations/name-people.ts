import type { Id, PersonId } from '../core/loop/glossary.ts';
import { namedFor } from '../core/loop/named-people.ts';
import type { Interviewer } from '../core/loop/people.ts';
import { interviewsOf, STAGE_KINDS, type Stage } from '../core/loop/pipeline.ts';
import { isForLearning, mayFill } from '../core/loop/qualify.ts';
import { openEntry, openStage, type Situation, type StageEntry } from '../core/loop/situation.ts';
import { plural } from '../core/loop/text.ts';
import { InputError, UserError } from '../core/user-error.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { deleteNamedPerson, insertNamedPerson, listNamedPeople } from '../store/named-people.ts';
import { findPerson } from '../store/people.ts';
import { authorise } from './authorise.ts';
import { keptOut } from './guests.ts';
import { operate, type Step } from './operate.ts';
import { requirePerson, requireSituation } from './require.ts';
import type { Actor, World } from './world.ts';

export type NamedInput = {
  application: Id;
  /** In one of the seats of the open stage. */
  must: readonly PersonId[];
  /** In no interview of the application, nor as a replacement. */
  never: readonly PersonId[];
};

/**
 * Names who has to, and who may not, interview somebody; those not named any more are free again. What is booked stays:
 * it counts whenever times or people are looked for.
 */
export async function namePeople(world: World, actor: Actor, input: NamedInput): Promise<Situation> {
  return operate(world, actor, 'name-people', async step => {
    const situation = await requireSituation(step, input.application);
    await authorise(step, 'schedule interviews', { situation });
    const entry = openEntry(situation);
    const stage = openStage(situation);
    const { name } = situation.candidate;
    if (!entry || !stage)
      throw new UserError(`The application of ${name} is closed: there is nothing to schedule.`);
    const must = [...new Set(input.must)];
    if (must.length > 0 && !STAGE_KINDS[stage.kind].meets)
      throw new UserError(`The ${stage.name} needs no meeting.`, `See /hire status ${name}.`);
    const never = [...new Set(input.never)];
    await refuseUnfit(step, { situation, stage, must, never });
    await save(step, situation, entry, { must, never });
    return situation;
  });
}

type Named = { must: readonly PersonId[]; never: readonly PersonId[] };

/** Whoever was named so before stays as they are, with who said so. */
async function save(step: Step, { application }: Situation, entry: StageEntry, named: Named): Promise<void> {
  const known = await listNamedPeople(step.tx, step.team, application.id);
  const before = namedFor(known, entry.id);
  const wanted = (['must', 'never'] as const).flatMap(part => named[part].map(person => ({ person, part })));
  const unchanged = wanted.every(({ person, part }) => before[part].some(one => one.person === person));
  if (unchanged && wanted.length === known.length) return;
  const stays = (person: PersonId, part: 'must' | 'never') =>
    before[part].some(one => one.person === person) && named[part].includes(person);
  for (const { person, part } of known)
    if (!stays(person, part)) await deleteNamedPerson(step.tx, step.team, application.id, person);
  for (const { person, part } of wanted) {
    if (stays(person, part)) continue;
    const row = { person, part, entry: entry.id, by: step.by, at: step.now };
    await insertNamedPerson(step.tx, step.team, application.id, row);
  }
  const idsOf = (people: readonly { person: PersonId }[]) => people.map(one => one.person);
  await step.audit(`application:${application.id}`, {
    before: { must: idsOf(before.must), never: idsOf(before.never) },
    after: named,
  });
}

const NEVER_LIMIT = 50;

type Wanted = Named & { situation: Situation; stage: Stage };

/** @throws InputError at the field that is wrong: what cannot be is refused here, not found out by a search. */
async function refuseUnfit(step: Step, { situation, stage, must, never }: Wanted): Promise<void> {
  if (never.length > NEVER_LIMIT)
    throw new InputError({ never: `Up to ${NEVER_LIMIT} people can be ruled out, got ${never.length}.` });
  for (const person of never) await requireKnown(step, person);
  const team = await listInterviewers(step.tx, step.team, must);
  const { know } = await keptOut(step.tx, situation);
  for (const person of must) {
    const { name } = await requirePerson(step, person, 'must');
    if (never.includes(person))
      throw new InputError({ never: `${name} cannot both have to take part and be ruled out.` });
    if (know.includes(person))
      throw new InputError({
        must: `${name} said that they know ${situation.candidate.name}, and cannot take part. Choose another.`,
      });
    const unfit = unfitness(
      team.find(one => one.person === person),
      situation,
      stage,
    );
    if (unfit) throw new InputError({ must: `${name} ${unfit}` });
  }
  const seats = seatsOf(stage).length;
  if (must.length <= seats) return;
  const has = `The ${stage.name} has ${plural(seats, 'seat')}`;
  throw new InputError({
    must: `${has}: ${plural(must.length, 'person', 'people')} do not fit. Take some out.`,
  });
}

/** Also somebody who has left may be ruled out. */
async function requireKnown(step: Step, id: PersonId): Promise<void> {
  if (await findPerson(step.tx, step.team, id)) return;
  throw new InputError({
    never: 'Hireloop does not know one of these people. Choose members of this workspace.',
  });
}

function unfitness(who: Interviewer | undefined, { role }: Situation, stage: Stage): string | undefined {
  if (!who) return 'is no interviewer yet. Add them with /hire team first.';
  if (who.paused) return 'takes no interviews for now. End their pause with /hire team, or choose another.';
  if (seatsOf(stage).some(seat => mayFill(seat, stage, role, who))) return undefined;
  return `can take none of the seats of the ${stage.name}: it asks for other skills or a higher level, or they still learn it. Choose another, or change what they can judge with /hire team.`;
}

const seatsOf = (stage: Stage) =>
  interviewsOf(stage)
    .flatMap(one => one.seats)
    .filter(seat => !isForLearning(seat));
