import type { Id, PersonId } from '../core/loop/glossary.ts';
import { type Interviewer, USUAL_HOURS, type Workspace } from '../core/loop/people.ts';
import type { Situation } from '../core/loop/situation.ts';
import type { Busy } from '../core/ports.ts';
import type { Problem } from '../core/scheduling/problem.ts';
import type { Interval } from '../core/time/interval.ts';
import { UserError } from '../core/user-error.ts';
import type { Db } from '../store/database.ts';
import { listInterviewers } from '../store/interviewers.ts';
import { findPerson } from '../store/people.ts';
import { findWorkspace } from '../store/workspaces.ts';
import { forgetMirrored } from './mirror-calendars.ts';
import { loadPlanner } from './planner.ts';
import { readBusy } from './read-busy.ts';
import { listTakenTime } from './taken-time.ts';
import type { World } from './world.ts';

const DEBRIEF_MINUTES = 30;
/** A decision should not wait longer for a talk. */
const WITHIN = { hours: 5 * 24 };
const NOTICE_MINUTES = 60;

export const debriefTime = (start: Temporal.Instant): Interval => ({
  start,
  end: start.add({ minutes: DEBRIEF_MINUTES }),
});

/** People who are to talk, and what their calendars say over the days in which they may. */
export type Circle = {
  situation: Situation;
  workspace: Workspace | undefined;
  members: readonly Interviewer[];
  busy: ReadonlyMap<PersonId, readonly Busy[]>;
  within: Interval;
};

/** @param own Ids of calendar events that do not count: the talk does not block its own move. */
export async function readCircle(
  world: World,
  situation: Situation,
  { people, own }: { people: readonly PersonId[]; own: readonly string[] },
): Promise<Circle> {
  const { team } = situation.role;
  const now = world.clock.now();
  const within = { start: now, end: now.add(WITHIN) };
  const workspace = await findWorkspace(world.db, team);
  const members = await membersOf(world, situation, people, workspace?.zone ?? 'UTC');
  const { busy, unreadable } = await readBusy(world, team, members, within, own);
  await forgetMirrored(world, team, members);
  const names = members.filter(m => unreadable.includes(m.person)).map(m => m.name);
  if (names.length > 0)
    throw new UserError(
      `The calendar of ${names.join(', ')} cannot be read right now.`,
      'Try again in some minutes, or talk in the thread.',
    );
  return { situation, workspace, members, busy, within };
}

type Asked = {
  now: Temporal.Instant;
  take: number;
  /** An appointment that gives up its time. */
  without: Id | undefined;
  /** When that appointment begins now: no choice for a move. */
  current?: Temporal.Instant | undefined;
};

/**
 * The first half hours in which all of them are free, by the planner, as everything else: hours, days off, busy calendars
 * and what is booked. `because` says why there is none.
 */
export async function commonTimes(
  db: Db,
  circle: Circle,
  { now, take, without, current }: Asked,
): Promise<{ times: Interval[]; because: string }> {
  const plan = await plannerOf(db, circle, now, without);
  const times: Interval[] = [];
  let because = '';
  // Each search goes on behind what was found: times right beside one another are hardly a choice.
  let window = circle.within;
  while (times.length < take && Temporal.Instant.compare(window.start, window.end) < 0) {
    const { time, why } = plan(window);
    because ||= why;
    if (!time) break;
    if (!current?.equals(time.start)) times.push(time);
    window = { start: time.end.add(APART), end: window.end };
  }
  return { times, because };
}

const APART = { hours: 2 };

/** Whether all of them can still meet at one time. */
export async function isCommon(
  db: Db,
  circle: Circle,
  { now, time, without }: { now: Temporal.Instant; time: Interval; without: Id | undefined },
): Promise<boolean> {
  return (await plannerOf(db, circle, now, without))(time).time !== undefined;
}

async function plannerOf(db: Db, circle: Circle, now: Temporal.Instant, without: Id | undefined) {
  const claims = await listTakenTime(db, circle.situation.role.team, circle.within, now);
  const standing = claims.filter(c => c.appointment !== without);
  const taken = (person: PersonId) => standing.filter(c => c.holder === `person:${person}`).map(c => c.time);
  const { planEach } = await loadPlanner();
  return (window: Interval) => {
    const [plan] = planEach(problemOf(circle, { now, window, taken }));
    const [found] = plan?.itineraries[0]?.interviews ?? [];
    return { time: found && { start: found.start, end: found.end }, why: plan?.because.join(' ') ?? '' };
  };
}

type Sought = {
  now: Temporal.Instant;
  window: Interval;
  taken: (person: PersonId) => readonly Interval[];
};

function problemOf({ situation, workspace, members, busy, within }: Circle, sought: Sought): Problem {
  return {
    from: within.start,
    to: within.end,
    now: sought.now,
    take: 1,
    daysOff: workspace?.daysOff.map(d => d.day.toString()) ?? [],
    interviewers: members.map(m => ({
      id: m.person,
      name: m.name,
      zone: m.zone,
      hours: m.hours,
      level: m.level,
      skills: m.skills,
      busy: [...(busy.get(m.person) ?? []).map(b => b.time), ...sought.taken(m.person)],
    })),
    loops: [
      {
        id: situation.application.id,
        zone: situation.role.zone,
        windows: [sought.window],
        noticeMinutes: NOTICE_MINUTES,
        interviews: [
          {
            id: 'debrief',
            name: 'Debrief',
            minutes: DEBRIEF_MINUTES,
            seats: members.map(m => ({ id: m.person, people: [{ id: m.person, quality: 1 }] })),
          },
        ],
      },
    ],
  };
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
