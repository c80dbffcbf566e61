import type { Id, PersonId } from '../core/loop/glossary.ts';
import { type Interviewer, USUAL_HOURS } from '../core/loop/people.ts';
import { interviewsOfEntry, scoringSeats, type Situation } from '../core/loop/situation.ts';
import type { Problem } from '../core/scheduling/problem.ts';
import { evaluate } from '../core/scoring/evaluation.ts';
import type { Interval } from '../core/time/interval.ts';
import { UserError } from '../core/user-error.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { findPerson } from '../store/people.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import { putDebrief } from './debrief-event.ts';
import { loadPlanner } from './planner.ts';
import { readBusy } from './read-busy.ts';
import { requireSituation } from './require.ts';
import { seeScorecards } from './see-scorecards.ts';
import { listTakenTime } from './taken-time.ts';
import type { Actor, World } from './world.ts';

export type DebriefMeeting = { situation: Situation; time: Interval; people: readonly PersonId[] };

const MINUTES = 30;
/** A decision should not wait longer for a talk. */
const WITHIN = { hours: 5 * 24 };
const NOTICE_MINUTES = 60;

/**
 * Books the first half hour in which everybody who scored a stage and the hiring manager are free; only where their
 * cards differ, since all else can be said in the thread. Once a stage.
 */
export async function meetForDebrief(
  world: World,
  actor: Actor,
  input: { application: Id; entry: Id },
): Promise<DebriefMeeting> {
  const on = { tx: world.db, team: actor.team, by: actor.person };
  const situation = await requireSituation(on, input.application);
  await authorise(on, 'decide', { situation });
  const people = await refuseNeedless(world, actor, situation, input.entry);
  const time = await firstCommonTime(world, situation, people);
  return operate(world, actor, 'meet-for-debrief', async step => {
    const fresh = await putDebrief(step, { ...input, people, time });
    if (!fresh) throw new UserError('This debrief is in the calendars already.');
    await step.audit(`application:${input.application}`, { after: { debrief: time, people } });
    return { situation, time, people };
  });
}

async function refuseNeedless(
  world: World,
  { team, person }: Actor,
  situation: Situation,
  entryId: Id,
): Promise<PersonId[]> {
  const entry = situation.entries.find(e => e.id === entryId);
  if (!entry || entry.decision)
    throw new UserError('This stage was decided: there is nothing left to talk about.');
  const interviews = interviewsOfEntry(situation, entry);
  const seats = interviews.flatMap(scoringSeats);
  if (seats.some(s => !s.scoredAt)) throw new UserError('A scorecard of this stage is not in yet.');
  const ids = new Set(interviews.map(i => i.id));
  const { cards } = await seeScorecards(world.db, team, person, situation);
  const { disagreements } = evaluate(
    situation.role.layers,
    cards.filter(c => ids.has(c.interviewId)),
  );
  if (disagreements.length === 0)
    throw new UserError('The cards agree: nobody has to meet for it.', 'Write in the thread, or decide.');
  return [...new Set([...seats.map(s => s.person), situation.role.hiringManager])].toSorted();
}

/** By the planner, as everything else: hours, days off, busy calendars and interviews that are booked. */
async function firstCommonTime(
  world: World,
  situation: Situation,
  people: readonly PersonId[],
): Promise<Interval> {
  const { team } = situation.role;
  const now = world.clock.now();
  const within = { start: now, end: now.add(WITHIN) };
  const workspace = await findWorkspace(world.db, team);
  const members = await membersOf(world, situation, people, workspace?.zone ?? 'UTC');
  const { busy, unreadable } = await readBusy(world, team, members, within);
  const names = members.filter(m => unreadable.includes(m.person)).map(m => m.name);
  if (names.length > 0) throw new UserError(`The calendar of ${names.join(', ')} cannot be read right now.`);
  const claims = await listTakenTime(world.db, team, within, now);
  const taken = (person: PersonId) => claims.filter(c => c.holder === `person:${person}`).map(c => c.time);
  const problem: Problem = {
    from: within.start,
    to: within.end,
    now,
    take: 1,
    daysOff: workspace?.daysOff.map(d => d.day.toString()) ?? [],
    interviewers: members.map(m => ({
      id: m.person,
      name: m.name,
      zone: m.zone,
      hours: m.hours,
      level: m.level,
      skills: m.skills,
      busy: [...(busy.get(m.person) ?? []).map(b => b.time), ...taken(m.person)],
    })),
    loops: [
      {
        id: situation.application.id,
        zone: situation.role.zone,
        windows: [within],
        noticeMinutes: NOTICE_MINUTES,
        interviews: [
          {
            id: 'debrief',
            name: 'Debrief',
            minutes: MINUTES,
            seats: people.map(id => ({ id, people: [{ id, quality: 1 }] })),
          },
        ],
      },
    ],
  };
  const { planEach } = await loadPlanner();
  const [plan] = planEach(problem);
  const [found] = plan?.itineraries[0]?.interviews ?? [];
  if (!found)
    throw new UserError(
      `There is no half hour within five days in which all ${people.length} are free. ${plan?.because.join(' ') ?? ''}`.trim(),
      'Talk in the thread instead.',
    );
  return { start: found.start, end: found.end };
}

/** Who decides need not be an interviewer: then usual hours hold, in their own zone. */
async function membersOf(
  world: World,
  { role }: Situation,
  people: readonly PersonId[],
  zone: string,
): Promise<Interviewer[]> {
  const known = await listInterviewers(world.db, role.team, people);
  const others = people.filter(id => !known.some(k => k.person === id));
  const usual = await Promise.all(
    others.map(async (id): Promise<Interviewer> => {
      const person = await findPerson(world.db, role.team, id);
      return {
        team: role.team,
        person: id,
        name: person?.name ?? 'Somebody',
        email: person?.email,
        level: 'staff',
        zone: person?.zone ?? zone,
        hours: USUAL_HOURS,
        offHours: {},
        perDay: undefined,
        perWeek: undefined,
        bufferMinutes: 0,
        skills: {},
        learns: [],
        paused: false,
        isOutside: false,
      };
    }),
  );
  return [...known, ...usual];
}
