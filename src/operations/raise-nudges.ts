import { type Bundle, bundlesOf, type Days, opensAt } from '../core/clock/bundles.ts';
import type { Matter } from '../core/clock/matters.ts';
import { type Reach, rise, type Telling, type Told } from '../core/clock/rise.ts';
import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Db } from '../store/database.ts';
import { listSubjectsOf, findLastAudit } from '../store/audit.ts';
import { listKnownKeys } from '../store/effects.ts';
import { listNudgeHabits, type NudgeHabit } from '../store/nudge-habits.ts';
import { insertNudge, listSnoozes, listTold, type Snooze } from '../store/nudges.ts';
import { operate, type Step } from './operate.ts';
import { noticeKey, postBundle } from './outbox.ts';
import { type Matters, readMatters } from './read-matters.ts';
import { itself, type World } from './world.ts';
import { earlier } from '../core/time/instants.ts';

/**
 * Reminds whoever a candidate waits for: of each matter the next ones on its ladder, everybody in one message a day,
 * which comes when they can be spoken to. What is settled before that is not in it; what is settled later is struck
 * there.
 */
export async function raiseNudges(world: World, team: TeamId): Promise<void> {
  const { db } = world;
  const now = world.clock.now();
  const audit = await findLastAudit(db, team);
  const seen = looks.get(db)?.get(team);
  if (seen?.audit === audit && isBetween(now, seen.at, seen.until)) return;
  const read = await readMatters(db, team, now);
  if (!read) return;
  const habits = await listNudgeHabits(db, team);
  const days = daysOf(read, habits);
  const tellings = await whoIsToHear(db, team, { read, habits, now });
  const bundles = await withoutSent(db, team, bundlesOf(tellings, days, now));
  if (bundles.length > 0) {
    await operate(world, itself(team), 'raise-nudges', async step => {
      for (const bundle of bundles) await raise(step, bundle);
    });
  }
  const until = nextChange(
    read,
    tellings.map(t => opensAt(t, days, now)),
    now,
  );
  looks.set(db, (looks.get(db) ?? new Map<TeamId, Look>()).set(team, { audit, at: now, until }));
}

type Looked = { read: Matters; habits: ReadonlyMap<PersonId, NudgeHabit>; now: Temporal.Instant };

async function whoIsToHear(db: Db, team: TeamId, { read, habits, now }: Looked): Promise<Telling[]> {
  const open = read.matters.filter(m => Temporal.Instant.compare(m.joinsAt ?? m.at, now) <= 0);
  const told = await listTold(
    db,
    team,
    open.map(m => m.key),
  );
  const owners = [...new Set(open.map(m => m.to))];
  const acted = await listSubjectsOf(db, team, owners, now.subtract(JUST_ACTED));
  const reach = reachOf(read, habits, {
    snoozes: await listSnoozes(db, team, 'all'),
    now,
    acted: new Set(acted.map(a => `${a.actor} ${a.subject}`)),
  });
  return open.flatMap(matter => rise(matter, told.get(matter.key) ?? NOBODY, reach, now));
}

const NOBODY: readonly Told[] = [];
/** Whoever did something about a matter this lately knows of it. */
const JUST_ACTED = { hours: 2 };

function reachOf(
  { workspace, people }: Matters,
  habits: ReadonlyMap<PersonId, NudgeHabit>,
  { snoozes, acted, now }: { snoozes: readonly Snooze[]; acted: ReadonlySet<string>; now: Temporal.Instant },
): Reach {
  const byMatter = Map.groupBy(snoozes, s => `${s.person} ${s.matter}`);
  const snoozesOf = (person: PersonId, matter: Matter) => byMatter.get(`${person} ${matter.key}`) ?? [];
  const isPut = (s: Snooze) => Temporal.Instant.compare(now, s.until) < 0;
  return {
    daysOff: workspace.daysOff,
    zoneOf: matter => people.get(matter.to)?.zone ?? matter.role.zone,
    isAway: person => people.get(person)?.isOutside === true,
    isMuted: (person, rule) => habits.get(person)?.muted.includes(rule) === true,
    putOffAt: (person, matter) => snoozesOf(person, matter).map(s => s.since),
    isSpared: (person, matter) =>
      snoozesOf(person, matter).some(isPut) || subjectsOf(matter).some(s => acted.has(`${person} ${s}`)),
  };
}

/** Under which names the audit knows what a matter is about. */
function subjectsOf({ about, seat, situation }: Matter): string[] {
  return situation ? [`application:${about}`, `seat:${seat ?? ''}`] : [`role:${about}`];
}

function daysOf({ workspace, people }: Matters, habits: ReadonlyMap<PersonId, NudgeHabit>): Days {
  return {
    workspace,
    zoneOf: ({ matter, recipient, isChannel }) =>
      isChannel ? matter.role.zone : (people.get(recipient)?.zone ?? workspace.zone),
    timeOf: recipient => habits.get(recipient)?.time,
  };
}

/** One a day: whoever had one today hears of the rest tomorrow; what still waits to be sent takes up more. */
async function withoutSent(db: Db, team: TeamId, bundles: readonly Bundle[]): Promise<Bundle[]> {
  const keys = bundles.map(b => noticeKey(b.key));
  const sent = await listKnownKeys(db, team, keys, 'ended');
  return bundles.filter(b => !sent.has(noticeKey(b.key)));
}

async function raise(step: Step, { key, recipient, tellings, notAfter }: Bundle): Promise<void> {
  await postBundle(step, { key, recipient, notAfter });
  for (const { matter, rung } of tellings) {
    const { key: name, to: owner, about } = matter;
    await insertNudge(step.tx, step.team, {
      matter: name,
      owner,
      rung,
      at: step.now,
      bundle: key,
      recipient,
      about,
      ref: undefined,
    });
  }
}

/** What the last look found to be true, and until when it stays so if nobody does anything. */
type Look = { audit: number; at: Temporal.Instant; until: Temporal.Instant };

/** Asked each minute, thousands of open applications would keep an idle process busy: most minutes change nothing. */
const looks = new WeakMap<World['db'], Map<TeamId, Look>>();
/** Transactions do not commit in the order of their audit: one that was passed over is found this much later. */
const LOOK_AGAIN = { minutes: 10 };

/** The next moment at which time alone makes another nudge due, or another thing waited for. */
function nextChange(
  { matters, situations }: Matters,
  opens: readonly Temporal.Instant[],
  now: Temporal.Instant,
): Temporal.Instant {
  const moments = [
    ...opens,
    ...matters.flatMap(m => [m.at, m.joinsAt ?? m.at, m.notAfter]),
    ...situations.flatMap(s => s.windows.map(w => w.end)),
    ...situations.flatMap(s =>
      s.interviews.flatMap(i => (i.booking ? [i.booking.time.start, i.booking.time.end] : [])),
    ),
  ];
  return moments
    .filter(moment => Temporal.Instant.compare(now, moment) < 0)
    .reduce(earlier, now.add(LOOK_AGAIN));
}

const isBetween = (now: Temporal.Instant, from: Temporal.Instant, to: Temporal.Instant): boolean =>
  Temporal.Instant.compare(from, now) <= 0 && Temporal.Instant.compare(now, to) < 0;
