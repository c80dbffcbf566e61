import { addCandidate } from '../../src/operations/add-candidate.ts';
import { answerInvitation } from '../../src/operations/answer-invitation.ts';
import { assignReviewer } from '../../src/operations/assign-reviewer.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { decide } from '../../src/operations/decide.ts';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { proposeTimes } from '../../src/operations/propose-times.ts';
import { replaceInterviewer } from '../../src/operations/replace-interviewer.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import { type Expectation, type Wait, waitOf } from '../../src/core/clock/waits.ts';
import type { DecisionKind } from '../../src/core/loop/glossary.ts';
import { stageAfter } from '../../src/core/loop/pipeline.ts';
import { openEntry, openStage, type Situation } from '../../src/core/loop/situation.ts';
import { UserError } from '../../src/core/user-error.ts';
import { card } from '../cards.ts';
import { actor, type TestWorld } from '../world.ts';
import type { Chance } from './chance.ts';
import { INTERVIEWERS, MANAGERS, RECRUITERS } from './company.ts';

export type Player = { world: TestWorld; chance: Chance };

/** How likely it is that something is done about a wait at one of the day's four moments. */
const DILIGENCE: Readonly<Record<Expectation, number>> = {
  'screen the résumé': 0.3,
  'choose a reviewer': 0.35,
  'offer times': 0.2,
  'book the interviews': 0.35,
  'answer the invitation': 0.35,
  'replace who declined': 0.4,
  'meet the candidate': 0.01,
  'fill the scorecard': 0.25,
  decide: 0.25,
};

export async function act(player: Player, situation: Situation): Promise<void> {
  const { world, chance } = player;
  const wait = waitOf(situation, { daysOff: [] }, world.clock.now());
  if (!wait) return;
  if (chance.of(0.003)) return settle(player, situation, 'withdraw');
  if (!chance.of(DILIGENCE[wait.expected])) return;
  try {
    await MOVES[wait.expected](player, situation, wait);
  } catch (error) {
    // Somebody fully booked, a time that has passed: people meet refusals too, and try something else another day.
    if (!(error instanceof UserError)) throw error;
  }
}

type Move = (player: Player, situation: Situation, wait: Wait) => Promise<void>;

const MOVES: Readonly<Record<Expectation, Move>> = {
  'screen the résumé': (p, s) => settle(p, s, p.chance.of(0.3) ? 'advance' : 'reject'),
  'choose a reviewer': async ({ world, chance }, { role, application }) => {
    await assignReviewer(world, actor(role.recruiter), {
      application: application.id,
      reviewer: chance.among(INTERVIEWERS),
    });
  },
  'offer times': offer,
  'book the interviews': async (player, situation) => {
    const { world } = player;
    const by = actor(situation.role.recruiter);
    const proposal = await proposeTimes(world, by, situation.application.id, { purpose: 'book' });
    if (proposal.options.length === 0) return offer(player, situation);
    await bookItinerary(world, by, { proposal: proposal.id, option: 0 });
  },
  'answer the invitation': async ({ world, chance }, situation, { seat = '', person = '' }) => {
    const interview = situation.interviews.find(i => i.seats.some(s => s.id === seat));
    await answerInvitation(world, actor(person), {
      seat,
      version: interview?.booking?.version ?? 0,
      answer: chance.of(0.1) ? 'declined' : 'accepted',
      reason: 'On call',
      via: 'slack',
    });
  },
  'replace who declined': async ({ world }, situation, { seat = '' }) => {
    const by = actor(situation.role.recruiter);
    const { id: application } = situation.application;
    const proposal = await proposeTimes(world, by, application, { purpose: 'replace', seat });
    if (proposal.options.length > 0)
      await replaceInterviewer(world, by, { proposal: proposal.id, option: 0 });
    else await callOff(world, situation);
  },
  'meet the candidate': ({ world }, situation) => callOff(world, situation),
  'fill the scorecard': async ({ world }, situation, { seat = '', person = '' }) => {
    await submitScorecard(world, actor(person), { seat, card: await card(world, situation, seat, 'yes') });
  },
  decide: async (player, situation) => {
    const stage = openStage(situation);
    if (!player.chance.of(0.5) || !stage) return settle(player, situation, 'reject');
    const isLast = stageAfter(situation.role.pipeline, stage.id) === undefined;
    await settle(player, situation, isLast ? 'hire' : 'advance');
  },
};

async function settle({ world }: Player, situation: Situation, kind: DecisionKind): Promise<void> {
  const entry = openEntry(situation);
  const { role, application } = situation;
  if (!entry) return;
  const reason = 'As the evidence says.';
  await decide(world, actor(role.hiringManager), {
    application: application.id,
    entry: entry.id,
    kind,
    reason,
  });
}

async function offer({ world, chance }: Player, { role, application, candidate }: Situation): Promise<void> {
  const today = world.clock.now().toZonedDateTimeISO(candidate.zone).toPlainDate();
  const first = today.add({ days: 2 + Math.floor(chance.next() * 3) });
  const windows = `${first.toString()} - ${first.add({ days: 4 }).toString()} 09:00-18:00`;
  const by = actor(role.recruiter);
  await offerTimes(world, by, { application: application.id, zone: candidate.zone, windows });
}

async function callOff(world: TestWorld, { role, application, interviews }: Situation): Promise<void> {
  const now = world.clock.now();
  const ahead = interviews.filter(i => i.booking && Temporal.Instant.compare(now, i.booking.time.start) < 0);
  const ids = ahead.map(i => i.id);
  await cancelInterviews(world, actor(role.recruiter), {
    application: application.id,
    interviews: ids,
    reason: 'Something came up',
  });
}

const LANGUAGES = ['typescript', 'go', 'python'];

export async function newRole({ world, chance }: Player, nth: number): Promise<string> {
  const today = world.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  const role = await openRole(world, actor(chance.among(RECRUITERS)), {
    title: `Engineer ${nth}`,
    level: chance.of(0.5) ? 'senior' : 'mid',
    layers: chance.of(0.5) ? ['api', 'data'] : ['application', 'distributed'],
    language: chance.among(LANGUAGES),
    hiringManager: chance.among(MANAGERS),
    recruiter: chance.among(RECRUITERS),
    channel: `CROLE${nth}`,
    headCount: '1',
    targetDay: today.add({ days: 45 }).toString(),
    pipeline: chance.of(0.5) ? 'backend' : 'backend-panel',
  });
  return role.id;
}

const CANDIDATE_ZONES = ['Europe/Paris', 'Europe/Lisbon', 'America/Toronto'];

export async function newCandidate({ world, chance }: Player, role: string, nth: number): Promise<void> {
  await addCandidate(world, actor(chance.among(RECRUITERS)), {
    role,
    name: `Candidate ${nth}`,
    email: `c${nth}@example.com`,
    zone: chance.among(CANDIDATE_ZONES),
    resumeUrl: '',
    source: '',
    windows: '',
  });
}
