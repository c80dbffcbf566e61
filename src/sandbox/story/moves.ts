import type { Verdict } from '../../core/loop/glossary.ts';
import { interviewsOfEntry, openEntry, type Situation } from '../../core/loop/situation.ts';
import { EMPTY_SCORECARD, type ScorecardForm, type ScorecardInput } from '../../core/scoring/scorecard.ts';
import type { Score } from '../../core/scoring/rubric.ts';
import { addCandidate } from '../../operations/add-candidate.ts';
import { answerInvitation } from '../../operations/answer-invitation.ts';
import { assignReviewer } from '../../operations/assign-reviewer.ts';
import { bookItinerary } from '../../operations/book-itinerary.ts';
import { decide } from '../../operations/decide.ts';
import { offerTimes } from '../../operations/offer-times.ts';
import { proposeTimes } from '../../operations/propose-times.ts';
import { formOf, submitScorecard } from '../../operations/submit-scorecard.ts';
import { findSituation } from '../../store/situations.ts';
import { act, actAs, type Stage } from './actors.ts';

/** One candidate of the story; every move goes through the same operations as a press in Slack. */
export type Applicant = { application: string; name: string; zone: string };

export async function apply(
  stage: Stage,
  role: string,
  name: string,
  zone: string,
  windows = '',
): Promise<Applicant> {
  const handle = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '.');
  const input = {
    role,
    name,
    email: `${handle}@example.com`,
    zone,
    windows,
    resumeUrl: `https://example.com/resumes/${handle}.pdf`,
    source: 'Careers page',
  };
  const { application } = await addCandidate(stage.world, act(stage, 'rae'), input);
  return { application, name, zone };
}

async function situationOf(stage: Stage, { application }: Applicant): Promise<Situation> {
  const found = await findSituation(stage.world.db, stage.team, application);
  if (!found) throw new Error('The story lost a candidate');
  return found;
}

export async function decideOn(
  stage: Stage,
  applicant: Applicant,
  kind: 'advance' | 'reject' | 'hire' | 'withdraw',
  by: string,
  reason = '',
): Promise<void> {
  const entry = openEntry(await situationOf(stage, applicant));
  if (!entry) throw new Error(`${applicant.name} has no open stage`);
  await decide(stage.world, act(stage, by), {
    application: applicant.application,
    entry: entry.id,
    kind,
    reason,
  });
}

export async function offer(stage: Stage, { application, zone }: Applicant, windows: string): Promise<void> {
  await offerTimes(stage.world, act(stage, 'rae'), { application, zone, windows });
}

export async function review(stage: Stage, applicant: Applicant, reviewer: string): Promise<void> {
  await assignReviewer(stage.world, act(stage, 'rae'), {
    application: applicant.application,
    reviewer: stage.person(reviewer),
  });
}

/** Books the best of what is proposed. */
export async function book(stage: Stage, applicant: Applicant): Promise<void> {
  const proposal = await proposeTimes(stage.world, act(stage, 'rae'), applicant.application, {
    purpose: 'book',
  });
  const booked = await bookItinerary(stage.world, act(stage, 'rae'), { proposal: proposal.id, option: 0 });
  if (booked.kind !== 'booked')
    throw new Error(`${applicant.name} could not be booked: ${proposal.because.join(' ')}`);
}

/** @param who All that hold a seat, or the first so many of them. */
export async function accept(
  stage: Stage,
  applicant: Applicant,
  who = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (const { seat, version } of (await seatsOf(stage, applicant)).slice(0, who)) {
    const given = { seat: seat.id, version, answer: 'accepted' as const, reason: '', via: 'slack' as const };
    await answerInvitation(stage.world, actAs(stage, seat.person), given);
  }
}

/** One verdict a seat, in order; fewer leave the other cards missing. */
export async function score(stage: Stage, applicant: Applicant, opinions: readonly Opinion[]): Promise<void> {
  for (const [place, { seat, interview }] of (await seatsOf(stage, applicant)).entries()) {
    const opinion = opinions[place];
    if (!opinion) return;
    const form = await formOf(stage.world, { tx: stage.world.db, team: stage.team }, interview);
    await submitScorecard(stage.world, actAs(stage, seat.person), {
      seat: seat.id,
      card: cardOf(form, opinion),
    });
  }
}

export type Opinion = { verdict: Verdict; notes: string; reason: string };

async function seatsOf(stage: Stage, applicant: Applicant) {
  const situation = await situationOf(stage, applicant);
  const entry = openEntry(situation);
  const interviews = entry ? interviewsOfEntry(situation, entry) : [];
  return interviews.flatMap(interview =>
    interview.seats.map(seat => ({ interview, seat, version: interview.booking?.version ?? 0 })),
  );
}

/** A plausible card: a strong verdict reaches deeper, and scores vary from competency to competency. */
function cardOf(form: ScorecardForm, { verdict, notes, reason }: Opinion): ScorecardInput {
  const middle = { 'strong-no': 1, no: 2, yes: 3, 'strong-yes': 4 }[verdict];
  const score = (at: number) => Math.min(4, Math.max(1, middle + ((at % 3) - 1))) as Score;
  return {
    ...EMPTY_SCORECARD,
    scores: Object.fromEntries(form.competencies.map((c, at) => [c.id, score(at)])),
    depths: Object.fromEntries(
      form.questions.map((q, at) => [q.id, Math.min(q.probes.length, Math.max(0, middle - (at % 2)))]),
    ),
    notes,
    verdict,
    reason,
  };
}
