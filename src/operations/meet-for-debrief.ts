import type { Debrief } from '../core/loop/debrief.ts';
import type { Id, PersonId } from '../core/loop/glossary.ts';
import { interviewsOfEntry, scoringSeats, type Situation, type StageEntry } from '../core/loop/situation.ts';
import { evaluateEntry } from '../core/scoring/evaluation.ts';
import type { Interval } from '../core/time/interval.ts';
import { UserError } from '../core/user-error.ts';
import { isOverlap } from '../store/conflicts.ts';
import type { Db } from '../store/database.ts';
import { findDebriefOfEntry } from '../store/debriefs.ts';
import { findEventLink } from '../store/event-links.ts';
import { lockInterviewers } from '../store/locks.ts';
import { authorise } from './authorise.ts';
import { type Circle, commonTimes, debriefTime, isCommon, readCircle } from './common-times.ts';
import { operate } from './operate.ts';
import { placeDebrief } from './place-debrief.ts';
import { requireSituation } from './require.ts';
import { seeScorecards } from './see-scorecards.ts';
import type { Actor, World } from './world.ts';

type Stage = { application: Id; entry: Id };

/** Half hours at which a stage can be talked about, the earliest first. */
export type DebriefTimes = {
  situation: Situation;
  entry: StageEntry;
  people: readonly PersonId[];
  times: readonly Interval[];
  /** The talk that is to be moved, where one stands. */
  debrief: Debrief | undefined;
};

const CHOICES = 3;

/**
 * Looks for times at which everybody who scored a stage and the hiring manager are free; only where their cards differ,
 * since all else can be said in the thread.
 */
export async function findDebriefTimes(world: World, actor: Actor, stage: Stage): Promise<DebriefTimes> {
  const { matter, circle } = await gather(world, actor, stage);
  const { debrief, people, situation, entry } = matter;
  const current = debrief?.booking?.time.start;
  const asked = { now: world.clock.now(), take: CHOICES, without: debrief?.id, current };
  const { times, because } = await commonTimes(world.db, circle, asked);
  if (times.length === 0)
    throw new UserError(
      `There is no ${current ? 'other ' : ''}half hour within five days in which all ${people.length} are free. ${because}`.trim(),
      'Talk in the thread instead.',
    );
  return { situation, entry, people, times, debrief };
}

/** `taken`: somebody's time went to something else since it was found; nothing was booked. */
export type Met =
  | { kind: 'booked'; situation: Situation; debrief: Debrief; time: Interval }
  | { kind: 'taken' };

/**
 * Books the talk about a stage, or moves it: everybody's time is taken, or nobody's, as it is for interviews.
 * @param version The booking that is moved, 0 for the first: what was moved or called off meanwhile is not moved again.
 */
export async function meetForDebrief(
  world: World,
  actor: Actor,
  choice: Stage & { start: Temporal.Instant; version: number },
): Promise<Met> {
  const { circle } = await gather(world, actor, choice);
  const time = debriefTime(choice.start);
  try {
    return await operate(world, actor, 'meet-for-debrief', async step => {
      await requireSituation(step, choice.application);
      const matter = await require(step.tx, actor, choice);
      const { situation, people, debrief } = matter;
      if ((debrief?.lastVersion ?? 0) !== choice.version)
        throw new UserError('This debrief was moved or called off meanwhile.', 'See it with /hire debrief.');
      await lockInterviewers(step.tx, step.team, people);
      const known = new Set(circle.members.map(m => m.person));
      const fits = await isCommon(step.tx, circle, { now: step.now, time, without: debrief?.id });
      if (!fits || !people.every(person => known.has(person))) return { kind: 'taken' };
      const placed = await placeDebrief(step, matter, time);
      return { kind: 'booked', situation, debrief: placed, time };
    });
  } catch (error) {
    // The database has the last word on what is free.
    if (isOverlap(error)) return { kind: 'taken' };
    throw error;
  }
}

/** Calendars are read before the transaction: nothing waits for one while the database is held. */
async function gather(
  world: World,
  actor: Actor,
  stage: Stage,
): Promise<{ matter: DebriefMatter; circle: Circle }> {
  const matter = await require(world.db, actor, stage);
  const { situation, people, debrief } = matter;
  const link = debrief && (await findEventLink(world.db, actor.team, debrief.id));
  const circle = await readCircle(world, situation, { people, own: link ? [link.eventId] : [] });
  return { matter, circle };
}

/** A stage that is worth talking about, by those who are to talk. */
type DebriefMatter = {
  situation: Situation;
  entry: StageEntry;
  people: readonly PersonId[];
  debrief: Debrief | undefined;
};

async function require(tx: Db, { team, person }: Actor, stage: Stage): Promise<DebriefMatter> {
  const situation = await requireSituation({ tx, team }, stage.application);
  await authorise({ tx, team, by: person }, 'decide', { situation });
  const entry = situation.entries.find(e => e.id === stage.entry);
  if (!entry || entry.decision)
    throw new UserError('This stage was decided: there is nothing left to talk about.');
  const seats = interviewsOfEntry(situation, entry).flatMap(scoringSeats);
  if (seats.some(s => !s.scoredAt)) throw new UserError('A scorecard of this stage is not in yet.');
  const { cards } = await seeScorecards(tx, team, person, situation);
  if (evaluateEntry(situation, entry, cards).disagreements.length === 0)
    throw new UserError('The cards agree: nobody has to meet for it.', 'Write in the thread, or decide.');
  const people = [...new Set([...seats.map(s => s.person), situation.role.hiringManager])].toSorted();
  return { situation, entry, people, debrief: await findDebriefOfEntry(tx, team, entry.id) };
}
