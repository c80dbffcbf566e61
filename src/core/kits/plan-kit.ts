import type { Layer } from '../loop/glossary.ts';
import type { InterviewPlan, StageKind } from '../loop/pipeline.ts';
import { allocateLayers } from './allocate-layers.ts';
import { draftFor, fillTime } from './draft.ts';
import { finishKit } from './finish-kit.ts';
import type { Kit, KitRole, KitSeat } from './kit.ts';
import type { Pack } from './pack.ts';
import { roomFor } from './room.ts';
import { questionsById, questionsFor } from './shelf.ts';
import { layersKnown, plannedSeats } from './split-seats.ts';

export type KitRequest = {
  stage: StageKind;
  interview: InterviewPlan;
  role: KitRole;
  packs: readonly Pack[];
  /** Ids of questions asked or planned anywhere else with this candidate, in this loop or an earlier one. */
  used?: readonly string[];
  /** How often each question was asked lately; one that is missing was never asked. */
  exposure?: Readonly<Record<string, number>>;
  /** The role's layers that nothing has tested yet; all of them unless said. Never a score. */
  uncovered?: readonly Layer[];
  /** Who sits there; what the interview's plan asks for unless said. */
  seats?: readonly KitSeat[];
};

/**
 * Plans one interview on its own: each of its topics, then layers that nothing has tested yet, then more of its
 * subjects while there is time. The same request gives the same kit, byte for byte. To plan several interviews so
 * that together they cover the role, use `planLoop`.
 */
export function planKit(request: KitRequest): Kit {
  const { stage, interview, role, packs, used = [], exposure = {} } = request;
  const shelf = questionsFor({ stage, role, packs, used: new Set(used), exposure });
  const room = roomFor(stage, interview, shelf);
  const seats = request.seats ?? plannedSeats(interview);
  const known = layersKnown(seats);
  const uncovered = role.layers.filter(layer => request.uncovered?.includes(layer) ?? true);
  const [wanted = []] = allocateLayers(uncovered, [{ room, known }]);
  const elsewhere = questionsById(packs, used);
  const draft = draftFor({ room, role, wanted, elsewhere });
  const full = fillTime(draft, { fresh: shelf, elsewhere, known });
  return finishKit(full, { stage, seats, uncovered });
}
