import type { InputBlock, SectionBlock } from '@slack/types';
import type { PersonId } from '../../core/loop/glossary.ts';
import { mustField, type NamedPerson, namedFor } from '../../core/loop/named-people.ts';
import { interviewsOf, type Stage } from '../../core/loop/pipeline.ts';
import { openEntry, openStage, type Situation } from '../../core/loop/situation.ts';
import type { NamedInput } from '../../operations/name-people.ts';
import { section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import type { Form } from '../blocks/form.ts';
import { peopleInput } from '../blocks/inputs.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';

/** Who has to, and who may not, interview a candidate; where a stage has several interviews, in which of them. */
export function peopleBlocks(
  situation: Situation,
  named: readonly NamedPerson[],
): (SectionBlock | InputBlock)[] {
  const { candidate, role } = situation;
  const stage = openStage(situation);
  const { must, never } = namedFor(named, openEntry(situation)?.id);
  const plans = several(stage);
  return [
    section(mrkdwn`*${short(candidate.name)}* · ${stage?.name ?? ''} · ${short(role.title)}`),
    mustInput(must, undefined, {
      label: plans.length > 0 ? 'Has to take part in any of the interviews' : 'Has to take part',
      hint: `In one of the seats of the ${stage?.name ?? 'stage'}. Somebody who met ${short(candidate.name)} before may be among them.`,
    }),
    ...plans.map(({ id, name }) => mustInput(must, id, { label: `Has to take part in ${short(name)}` })),
    neverInput(
      candidate.name,
      never.map(one => one.person),
    ),
  ];
}

/** What `peopleBlocks` asked. */
export function readPeople(form: Form, situation: Situation): Omit<NamedInput, 'application'> {
  const plans = several(openStage(situation));
  return {
    must: form.list(mustField(undefined)),
    mustIn: Object.fromEntries(plans.map(({ id }) => [id, form.list(mustField(id))])),
    never: form.list('never'),
  };
}

const several = (stage: Stage | undefined) => {
  const plans = stage ? interviewsOf(stage) : [];
  return plans.length > 1 ? plans : [];
};

function mustInput(
  must: readonly NamedPerson[],
  interview: string | undefined,
  look: { label: string; hint?: string },
): InputBlock {
  const initial = must.filter(one => one.interview === interview).map(one => one.person);
  return peopleInput(mustField(interview), { ...look, optional: true, initial });
}

/** Who takes part in nothing with a candidate. */
export function neverInput(candidate: string, initial: readonly PersonId[]): InputBlock {
  return peopleInput('never', {
    label: 'Does not take part',
    optional: true,
    hint: `In no interview with ${short(candidate)}, also not in place of somebody who declines.`,
    initial,
  });
}
