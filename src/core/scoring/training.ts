import type { Id, PersonId, SeatKind } from '../loop/glossary.ts';
import type { StageKind } from '../loop/pipeline.ts';

/** A seat that somebody holds, or held, in an interview that lasts until then. */
export type HeldSeat = { interview: Id; stage: StageKind; kind: SeatKind; until: Temporal.Instant };

/** Somebody learns a kind of interview, and takes no full seat in it until that ends. */
export type Training = { id: Id; person: PersonId; stage: StageKind; since: Temporal.Instant };

/** How often one listens, and then asks while somebody listens, before one is trusted with an interview. */
const SHADOWS = 2;
const REVERSE_SHADOWS = 2;

export type LearningSeat = 'shadow' | 'reverse-shadow';
/** `ready`: nothing is missing but the word of somebody who watched. */
export type TrainingStep = { kind: LearningSeat | 'ready'; done: number; of: number };

/**
 * Where somebody stands on the way to interviews of one kind: only what they held to the end since it began counts. Who
 * judges practice answers like those who wrote them need not listen first.
 */
export function trainingStep(
  seats: readonly HeldSeat[],
  training: Pick<Training, 'stage' | 'since'>,
  { now, judgesAlike }: { now: Temporal.Instant; judgesAlike: boolean },
): TrainingStep {
  const held = ofTraining(seats, training).filter(s => !isAhead(s, now));
  const asked = countOf('reverse-shadow', held);
  const listened = countOf('shadow', held);
  if (asked >= REVERSE_SHADOWS) return { kind: 'ready', done: asked, of: REVERSE_SHADOWS };
  if (asked > 0 || judgesAlike || listened >= SHADOWS)
    return { kind: 'reverse-shadow', done: asked, of: REVERSE_SHADOWS };
  return { kind: 'shadow', done: listened, of: SHADOWS };
}

/**
 * The seat to take next; none while those that are booked are enough. Who is ready goes on asking while somebody listens,
 * one interview at a time, until another vouches for them.
 */
export function nextSeat(
  step: TrainingStep,
  seats: readonly HeldSeat[],
  training: Pick<Training, 'stage' | 'since'>,
  now: Temporal.Instant,
): LearningSeat | undefined {
  const kind = step.kind === 'ready' ? 'reverse-shadow' : step.kind;
  const ahead = ofTraining(seats, training).filter(s => isAhead(s, now));
  return countOf(kind, ahead) < Math.max(1, step.of - step.done) ? kind : undefined;
}

function ofTraining(
  seats: readonly HeldSeat[],
  { stage, since }: Pick<Training, 'stage' | 'since'>,
): HeldSeat[] {
  return seats.filter(s => s.stage === stage && isAhead(s, since));
}

const isAhead = ({ until }: HeldSeat, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, until) < 0;

const countOf = (kind: SeatKind, seats: readonly HeldSeat[]): number =>
  seats.filter(s => s.kind === kind).length;
