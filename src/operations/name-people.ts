import type { Id, PersonId } from '../core/loop/glossary.ts';
import { mustField, namedFor } from '../core/loop/named-people.ts';
import { STAGE_KINDS } from '../core/loop/pipeline.ts';
import { openEntry, openStage, type Situation, type StageEntry } from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import { deleteNamedPerson, insertNamedPerson, listNamedPeople } from '../store/named-people.ts';
import { authorise } from './authorise.ts';
import { type Asked, refuseUnfit } from './fit-to-be-named.ts';
import { operate, type Step } from './operate.ts';
import { requireSituation } from './require.ts';
import type { Actor, World } from './world.ts';

export type NamedInput = {
  application: Id;
  /** In one of the seats of the open stage. */
  must: readonly PersonId[];
  /** By interview of the stage: in one of its seats. */
  mustIn?: Readonly<Record<string, readonly PersonId[]>>;
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
    const must = askedFor(input);
    if (must.length > 0 && !STAGE_KINDS[stage.kind].meets)
      throw new UserError(`The ${stage.name} needs no meeting.`, `See /hire status ${name}.`);
    const never = [...new Set(input.never)];
    await refuseUnfit(step, { situation, stage, must, never });
    await save(step, situation, entry, { must, never });
    return situation;
  });
}

/** In the order of the form. */
function askedFor({ must, mustIn = {} }: NamedInput): Asked[] {
  const each = (people: readonly PersonId[], interview: string | undefined): Asked[] =>
    [...new Set(people)].map(person => ({ person, interview, field: mustField(interview) }));
  return [
    ...each(must, undefined),
    ...Object.entries(mustIn).flatMap(([interview, people]) => each(people, interview)),
  ];
}

type Named = { must: readonly Asked[]; never: readonly PersonId[] };
type Row = { person: PersonId; part: 'must' | 'never'; interview: string | undefined };

/** Whoever was named so before stays as they are, with who said so. */
async function save(
  step: Step,
  { application }: Situation,
  entry: StageEntry,
  { must, never }: Named,
): Promise<void> {
  const known = await listNamedPeople(step.tx, step.team, application.id);
  const before = namedFor(known, entry.id);
  const wanted: Row[] = [
    ...must.map(({ person, interview }) => ({ person, interview, part: 'must' as const })),
    ...never.map(person => ({ person, interview: undefined, part: 'never' as const })),
  ];
  const isSame = (a: Row, b: Row) =>
    a.person === b.person && a.part === b.part && a.interview === b.interview;
  const standing = [...before.must, ...before.never];
  const fresh = wanted.filter(row => !standing.some(one => isSame(one, row)));
  const gone = known.filter(one => !(standing.includes(one) && wanted.some(row => isSame(one, row))));
  if (fresh.length + gone.length === 0) return;
  for (const { person } of gone) await deleteNamedPerson(step.tx, step.team, application.id, person);
  for (const row of fresh) {
    const named = { ...row, entry: entry.id, by: step.by, at: step.now };
    await insertNamedPerson(step.tx, step.team, application.id, named);
  }
  const idsOf = (people: readonly { person: PersonId }[]) => people.map(one => one.person);
  await step.audit(`application:${application.id}`, {
    before: { must: idsOf(before.must), never: idsOf(before.never) },
    after: { must: idsOf(must), never },
  });
}
