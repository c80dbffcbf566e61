import type { DoneKit, PlannedKit } from '../core/kits/coverage.ts';
import type { Kit, KitSeat } from '../core/kits/kit.ts';
import { planLoop } from '../core/kits/plan-loop.ts';
import { type Id, SEAT_KINDS } from '../core/loop/glossary.ts';
import { type Interview, scoringSeats, type Seat, type Situation } from '../core/loop/situation.ts';
import { questionsAsked } from '../core/scoring/evaluation.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { countExposure, type KitInLoop, listKitsOfCandidate } from '../store/kits.ts';
import { listScorecards } from '../store/scorecards.ts';
import type { Step } from './operate.ts';
import type { World } from './world.ts';

/** Questions handed out longer ago than this count as fresh again. */
export const EXPOSURE = { hours: 90 * 24 };

/** What the kits of a loop say so far: those that stand, and the questions that the candidate met in other loops. */
export type KitsSoFar = { done: (DoneKit & { interview: Id })[]; before: string[] };

/**
 * Reads the kits of a candidate. Of the scorecards it takes what was asked, and nothing else; and that only once
 * everybody of the interview has said so, since each of a panel asks a part.
 */
export async function readKits(
  step: Step,
  { application, candidate, interviews }: Situation,
): Promise<KitsSoFar> {
  const all = await listKitsOfCandidate(step.tx, step.team, candidate.id);
  const cards = await listScorecards(step.tx, step.team, application.id);
  const askedIn = (id: Id): string[] | undefined => {
    const seats = interviews.filter(i => i.id === id).flatMap(scoringSeats);
    const own = seats.map(s => cards.findLast(c => c.seat === s.id)?.card);
    return seats.length > 0 && own.every(c => c !== undefined) ? questionsAsked(own) : undefined;
  };
  const isOurs = (k: KitInLoop) => k.application === application.id;
  return {
    done: all.filter(isOurs).map(k => ({ ...k, asked: askedIn(k.interview) })),
    before: all.filter(k => !isOurs(k)).flatMap(({ kit }) => idsOf(kit)),
  };
}

const idsOf = (kit: Kit): string[] => kit.questions.map(q => q.id);

/** Plans what has no kit in `done`, with the people who sit there now. */
export async function planKits(
  world: World,
  step: Step,
  { role }: Situation,
  { done, before }: KitsSoFar,
  open: readonly { stageId: string; interview: Interview }[],
): Promise<PlannedKit[]> {
  const since = step.now.subtract(EXPOSURE);
  const exposure = await countExposure(
    step.tx,
    step.team,
    since,
    open.map(o => o.interview.id),
  );
  const seats = await Promise.all(
    open.map(async ({ stageId, interview }) => ({
      stageId,
      interviewId: interview.part,
      seats: await seatsOf(step, interview),
    })),
  );
  const { layers, level, language } = role;
  const { packs } = world.catalogue;
  const plan = planLoop({
    pipeline: role.pipeline,
    role: { layers, level, language },
    packs,
    done,
    before,
    exposure,
    seats,
  });
  return plan.kits;
}

/** Who sits in an interview, as kits see them: in the order in which an interview lists its seats when it is read. */
export async function seatsOf(step: Step, interview: Interview): Promise<KitSeat[]> {
  const rank = ({ kind }: Seat) => SEAT_KINDS.indexOf(kind);
  const seats = interview.seats.toSorted((a, b) => rank(a) - rank(b) || a.position - b.position);
  const people = seats.map(s => s.person);
  const known = await listInterviewers(step.tx, step.team, people);
  return seats.map(seat => {
    const skills = known.find(k => k.person === seat.person)?.skills;
    return { kind: seat.kind, skills: skills && Object.keys(skills) };
  });
}

export function stageIdOf(situation: Situation, interview: Pick<Interview, 'id' | 'stageEntryId'>): string {
  const entry = situation.entries.find(e => e.id === interview.stageEntryId);
  if (!entry) throw new Error(`Interview ${interview.id} belongs to no stage`);
  return entry.stageId;
}
