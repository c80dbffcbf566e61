import type { Layer } from '../loop/glossary.ts';
import { type InterviewPlan, interviewsOf, type Pipeline, type Stage } from '../loop/pipeline.ts';
import { allocateLayers } from './allocate-layers.ts';
import { type Coverage, coverageOf, type DoneKit, openLayers, type PlannedKit } from './coverage.ts';
import { type Draft, draftFor, fillTime } from './draft.ts';
import { finishKit } from './finish-kit.ts';
import type { KitQuestion, KitRole, KitSeat } from './kit.ts';
import type { Pack } from './pack.ts';
import { roomFor } from './room.ts';
import { questionsById, questionsFor } from './shelf.ts';
import { layersKnown, plannedSeats } from './split-seats.ts';

export type LoopRequest = {
  pipeline: Pipeline;
  role: KitRole;
  packs: readonly Pack[];
  /** Kits already handed out: they stay as they are, and what they ask is asked nowhere else. */
  done?: readonly DoneKit[];
  /** Ids of questions that the candidate was asked in earlier loops. */
  before?: readonly string[];
  exposure?: Readonly<Record<string, number>>;
  /** Who sits in which interview, where that is known. */
  seats?: readonly { stageId: string; interviewId: string; seats: readonly KitSeat[] }[];
};

export type LoopPlan = { kits: PlannedKit[] } & Coverage;

/**
 * Plans every interview of a loop that has no kit yet, so that together they test every layer of the role at its
 * level, nothing twice. Takes what was and was not asked, never a score: the same gaps give the same plan.
 */
export function planLoop(request: LoopRequest): LoopPlan {
  const { role, done = [] } = request;
  const open = openLayers(role, done);
  const parts = openParts(request);
  const drafts = fillAll(request, parts, draftAll(request, parts, open));
  const kits = parts.map(({ stage, seats }, index) => {
    const draft = drafts[index] as Draft;
    return { stageId: stage.id, kit: finishKit(draft, { stage: stage.kind, seats, uncovered: open }) };
  });
  return { kits, ...coverageOf(role, done, kits, parts) };
}

/**
 * Whether a pipeline can test every layer of a role at its level, before anything is booked: where each is tested,
 * and by name what is not.
 */
export function proveCoverage(pipeline: Pipeline, role: KitRole, packs: readonly Pack[]): Coverage {
  const { covered, gaps } = planLoop({ pipeline, role, packs });
  return { covered, gaps };
}

type Part = { stage: Stage; interview: InterviewPlan; seats: readonly KitSeat[]; known: Layer[] };

function openParts({ pipeline, done = [], seats: taken = [] }: LoopRequest): Part[] {
  const has = (stage: Stage, interview: InterviewPlan) => (item: { stageId: string; interviewId: string }) =>
    item.stageId === stage.id && item.interviewId === interview.id;
  const handedOut = done.map(({ stageId, kit }) => ({ stageId, interviewId: kit.interview.id }));
  return pipeline.stages.flatMap(stage =>
    interviewsOf(stage)
      .filter(interview => !handedOut.some(has(stage, interview)))
      .map(interview => {
        const seats = taken.find(has(stage, interview))?.seats ?? plannedSeats(interview);
        return { stage, interview, seats, known: layersKnown(seats) };
      }),
  );
}

const idsOf = (questions: readonly KitQuestion[]) => questions.map(question => question.id);
const chosenIn = (drafts: readonly Draft[]) => drafts.flatMap(draft => draft.chosen);

/** What may be asked in a part when these questions are taken too. */
function shelfFor(
  { role, packs, exposure = {}, ...request }: LoopRequest,
  part: Part,
  taken: readonly KitQuestion[],
) {
  const handedOut = (request.done ?? []).flatMap(({ kit }) => idsOf(kit.questions));
  const used = new Set([...(request.before ?? []), ...handedOut, ...idsOf(taken)]);
  return questionsFor({ stage: part.stage.kind, role, packs, used, exposure });
}

function askedBefore({ packs, before = [], done = [] }: LoopRequest): KitQuestion[] {
  return [...questionsById(packs, before), ...done.flatMap(({ kit }) => kit.questions)];
}

function draftAll(request: LoopRequest, parts: readonly Part[], open: readonly Layer[]): Draft[] {
  const roomOf = (part: Part, taken: readonly KitQuestion[]) =>
    roomFor(part.stage.kind, part.interview, shelfFor(request, part, taken));
  const shares = allocateLayers(
    open,
    parts.map(part => ({ room: roomOf(part, []), known: part.known })),
  );
  return parts.reduce<Draft[]>((drafts, part, index) => {
    const others = chosenIn(drafts);
    const room = roomOf(part, others);
    const elsewhere = [...askedBefore(request), ...others];
    const wanted = shares[index] ?? [];
    return [...drafts, draftFor({ room, role: request.role, wanted, elsewhere })];
  }, []);
}

/** Only after every interview has what it must ask, so that none uses up what another one needs. */
function fillAll(request: LoopRequest, parts: readonly Part[], drafts: readonly Draft[]): Draft[] {
  const earlier = askedBefore(request);
  return parts.reduce<Draft[]>(
    (filled, part, index) => {
      const others = chosenIn(filled.filter((_, at) => at !== index));
      const fresh = shelfFor(request, part, others);
      const filling = { fresh, elsewhere: [...earlier, ...others], known: part.known };
      return filled.map((draft, at) => (at === index ? fillTime(draft, filling) : draft));
    },
    [...drafts],
  );
}
