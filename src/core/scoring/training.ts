import type { SeatKind } from '../loop/glossary.ts';
import type { StageKind } from '../loop/pipeline.ts';

/** A seat that somebody held in an interview that took place. */
export type HeldSeat = { stage: StageKind; kind: SeatKind };

/** How often one listens, and then asks while somebody listens, before one is trusted with an interview. */
const SHADOWS = 2;
const REVERSE_SHADOWS = 2;

export type TrainingStep =
  | { kind: 'shadow'; done: number; of: number }
  | { kind: 'reverse-shadow'; done: number; of: number }
  | { kind: 'graduated' };

/**
 * Where somebody stands on the way to interviews of one kind. Who judges practice answers like those who wrote them need
 * not listen first; who has led one, or asked often enough under somebody's eyes, has arrived.
 */
export function trainingStep(
  held: readonly HeldSeat[],
  stage: StageKind,
  judgesAlike: boolean,
): TrainingStep {
  const times = (kind: SeatKind) => held.filter(s => s.stage === stage && s.kind === kind).length;
  const asked = times('reverse-shadow');
  if (times('lead') + times('second') > 0 || asked >= REVERSE_SHADOWS) return { kind: 'graduated' };
  if (asked > 0 || judgesAlike || times('shadow') >= SHADOWS)
    return { kind: 'reverse-shadow', done: asked, of: REVERSE_SHADOWS };
  return { kind: 'shadow', done: times('shadow'), of: SHADOWS };
}
