import type { InputBlock } from '@slack/types';
import type { PersonId } from '../../core/loop/glossary.ts';
import { short } from '../blocks/fit.ts';
import { peopleInput } from '../blocks/inputs.ts';

/** Who takes part in nothing with a candidate, wherever people are chosen. */
export function neverInput(candidate: string, initial: readonly PersonId[]): InputBlock {
  return peopleInput('never', {
    label: 'Does not take part',
    optional: true,
    hint: `In no interview with ${short(candidate)}, also not in place of somebody who declines.`,
    initial,
  });
}
