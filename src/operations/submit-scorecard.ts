import { isDeepStrictEqual } from 'node:util';
import type { Id, TeamId } from '../core/loop/glossary.ts';
import { cleanText } from '../core/loop/text.ts';
import {
  type Interview,
  interviewsOfEntry,
  openEntry,
  scoringSeats,
  type Seat,
  type Situation,
  unbookedPlans,
} from '../core/loop/situation.ts';
import { checkScorecard, type Problem } from '../core/scoring/check-scorecard.ts';
import {
  rubricOf,
  type Scorecard,
  scorecardForm,
  type ScorecardForm,
  type ScorecardInput,
} from '../core/scoring/scorecard.ts';
import { InputError, UserError } from '../core/user-error.ts';
import type { Db } from '../store/database.ts';
import { findStoredKit } from '../store/kits.ts';
import { deleteDrafts } from '../store/scorecard-drafts.ts';
import { insertScorecard, listScorecards } from '../store/scorecards.ts';
import { authorise } from './authorise.ts';
import { handOnTopics } from './hand-on-topics.ts';
import { offerToVouch } from './offer-to-vouch.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, refreshApplication } from './outbox.ts';
import { requireSeat } from './require.ts';
import type { Actor, World } from './world.ts';

export type Submitted = {
  situation: Situation;
  /** What the author may want to look at again; nothing that stands in the way. */
  questions: Problem[];
  /** All cards of the stage are in. */
  complete: boolean;
};

/** Takes a scorecard. Submitting again makes a new version; the earlier ones are kept. */
export async function submitScorecard(
  world: World,
  actor: Actor,
  input: { seat: Id; card: ScorecardInput },
): Promise<Submitted> {
  return operate(world, actor, 'submit-scorecard', step => submitIn(world, step, input));
}

async function submitIn(
  world: World,
  step: Step,
  input: { seat: Id; card: ScorecardInput },
): Promise<Submitted> {
  const situation = await requireSeat(step, input.seat);
  const { interview, seat } = scorableSeat(situation, input.seat, step.now);
  await authorise(step, 'fill the scorecard', { owner: seat.person });
  const form = await formOf(world, step, interview);
  const { card, questions } = readCard(form, cleanCard(input.card));
  const earlier = (await listScorecards(step.tx, step.team, situation.application.id)).findLast(
    c => c.seat === seat.id,
  );
  // A form that was sent twice is one card.
  if (earlier && isDeepStrictEqual(earlier.card, JSON.parse(JSON.stringify(card))))
    return { situation, questions, complete: allScored(situation, interview) };
  const version = (earlier?.version ?? 0) + 1;
  const submitted = { seat: seat.id, version, author: step.by, form, card, submittedAt: step.now };
  await insertScorecard(step.tx, step.team, submitted);
  await deleteDrafts(step.tx, step.team, seat.id, step.by);
  // The card itself is its own record; the audit says that there is one, and not what stands in it.
  await step.audit(`seat:${seat.id}`, { after: { scorecard: version, interview: interview.id } });
  const fresh = await requireSeat(step, seat.id);
  const scored = fresh.interviews.find(i => i.id === interview.id);
  if (scored) await handOnTopics(world, step, fresh, scored);
  if (!earlier) await offerToVouch(world, step, fresh, { interview, seat });
  const complete = allScored(fresh, interview);
  if (complete) await announceComplete(step, fresh, interview);
  await refreshApplication(step, fresh);
  return { situation: fresh, questions, complete };
}

/** What cannot be seen, such as marks that turn the direction of text, would change how others read the card. */
function cleanCard(card: ScorecardInput): ScorecardInput {
  const each = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, cleanText(text)]));
  return {
    ...card,
    redFlags: each(card.redFlags),
    quotes: each(card.quotes),
    notes: cleanText(card.notes),
    reason: cleanText(card.reason),
  };
}

/** @throws InputError naming what stands in the way. */
function readCard(form: ScorecardForm, input: ScorecardInput): { card: Scorecard; questions: Problem[] } {
  const problems = checkScorecard(form, input);
  const musts = problems.filter(p => p.weight === 'must');
  const { verdict } = input;
  if (musts.length > 0 || !verdict)
    throw new InputError(Object.fromEntries(musts.map(p => [p.field, p.message])));
  return { card: { ...input, verdict }, questions: problems };
}

function scorableSeat(
  situation: Situation,
  seatId: Id,
  now: Temporal.Instant,
): { interview: Interview; seat: Seat } {
  const interview = situation.interviews.find(i => i.seats.some(s => s.id === seatId));
  const seat = interview?.seats.find(s => s.id === seatId);
  if (!interview || !seat)
    throw new UserError('This seat was called off or given to somebody else: no scorecard is needed.');
  if (seat.kind === 'shadow') throw new UserError('Shadows listen and learn; they fill no scorecard.');
  if (interview.booking && Temporal.Instant.compare(now, interview.booking.time.start) < 0) {
    throw new UserError('The interview has not begun.', 'Come back when it has.');
  }
  return { interview, seat };
}

/** The form of an interview's scorecard, from the kit as it was handed out. */
export async function formOf(
  world: World,
  on: { tx: Db; team: TeamId },
  interview: Interview,
): Promise<ScorecardForm> {
  const stored = await findStoredKit(on.tx, on.team, interview.id);
  if (!stored) throw new Error(`Interview ${interview.id} has no kit`);
  const { kit, rubric } = stored;
  return scorecardForm(kit, rubric ?? rubricOf({ kit, ...world.catalogue }));
}

/** Whether nothing of the interview's stage is left to take place or to be scored. */
function allScored(situation: Situation, { stageEntryId }: Interview): boolean {
  const entry = situation.entries.find(e => e.id === stageEntryId);
  if (!entry) return false;
  if (openEntry(situation)?.id === entry.id && unbookedPlans(situation).length > 0) return false;
  return interviewsOfEntry(situation, entry)
    .flatMap(scoringSeats)
    .every(seat => seat.scoredAt);
}

/** To those who decide on it; and, where several met the candidate, to the channel in whose thread they talk. */
async function announceComplete(
  step: Step,
  { role, application, interviews }: Situation,
  { stageEntryId }: Interview,
): Promise<void> {
  const ids = { application: application.id, entry: stageEntryId };
  const about = { subject: application.id };
  for (const person of new Set([role.hiringManager, role.recruiter])) {
    await postNotice(step, {
      ...about,
      key: `evaluation:${stageEntryId}:${person}`,
      ref: { notice: 'evaluation', ids },
      to: person,
    });
  }
  const met = interviews.filter(i => i.stageEntryId === stageEntryId).flatMap(scoringSeats);
  if (new Set(met.map(s => s.person)).size < 2) return;
  const discuss = { key: `discuss:${stageEntryId}`, ref: { notice: 'discuss', ids }, to: role.channel };
  await postNotice(step, { ...about, ...discuss });
}
