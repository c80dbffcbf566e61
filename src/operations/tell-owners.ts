import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import { deleteRefusals, listRefusals, type Refusal, saveRefusal } from '../store/calendar-refusals.ts';
import { findPerson, listStaff } from '../store/people.ts';
import { listSeatsAhead } from '../store/seats.ts';
import { findSituationOfSeat } from '../store/situations.ts';
import type { Look } from './look-at-calendar.ts';
import { operate, type Step } from './operate.ts';
import { postNotice, refreshAbout } from './outbox.ts';
import { isRoom } from './room-calendars.ts';
import { itself, type World } from './world.ts';

/**
 * What a round of looks at calendars found. Nobody owns a room, of which others are told.
 */
export type Seen = {
  looks: ReadonlyMap<PersonId, Look>;
  /** Who was doubted before it. */
  doubted: readonly PersonId[];
  /** Everybody whose calendar is looked at. */
  members: readonly PersonId[];
};

/**
 * Tells people what is wrong with calendars, in one message a day each with all that concerns them: that somebody has to
 * give access to theirs, or to say whether it is right that it is empty; and whoever runs an interview of somebody whose
 * calendar cannot be read any more. Where no calendar can be read at all, the recruiters are told instead of everybody.
 */
export async function tellOwners(world: World, team: TeamId, all: Seen): Promise<void> {
  const seen = { ...all, looks: new Map([...all.looks].filter(([holder]) => !isRoom(holder))) };
  const known = await listRefusals(world.db, team);
  const doubted = [...seen.looks].flatMap(([person, look]) => (look.kind === 'doubted' ? person : []));
  const believed = seen.doubted.filter(person => seen.looks.get(person)?.kind === 'ok');
  const { fresh, over } = changes(known, seen, world.clock.now());
  if (known.length + fresh.length + doubted.length + believed.length === 0) return;
  await operate(world, itself(team), 'mirror-calendars', async step => {
    const before = fresh.length + over.length > 0 ? await hearersOf(step, known) : [];
    for (const refusal of fresh) await saveRefusal(step.tx, team, refusal);
    await deleteRefusals(step.tx, team, over);
    const concerned = await hearersOf(step, await listRefusals(step.tx, team));
    for (const person of new Set([...concerned, ...doubted])) await tell(step, person);
    const changed = fresh.length + over.length > 0 ? [...before, ...concerned] : [];
    for (const person of new Set([...changed, ...believed])) await refreshTrouble(step, person);
  });
}

/** What cannot be reached right now says nothing about access. */
function changes(
  known: readonly Refusal[],
  { looks, members }: Seen,
  since: Temporal.Instant,
): { fresh: Refusal[]; over: PersonId[] } {
  const fresh = [...looks].flatMap(([person, look]) => {
    if (look.kind !== 'refused') return [];
    const wholly = look.wholly ?? false;
    return known.some(k => k.person === person && k.wholly === wholly) ? [] : { person, wholly, since };
  });
  const isOver = ({ person }: Refusal) => {
    const kind = looks.get(person)?.kind;
    return kind === 'ok' || kind === 'doubted' || !members.includes(person);
  };
  return { fresh, over: known.filter(isOver).map(k => k.person) };
}

async function hearersOf(step: Step, refusals: readonly Refusal[]): Promise<PersonId[]> {
  if (refusals.some(r => r.wholly)) {
    const staff = await listStaff(step.tx, step.team);
    return staff.filter(s => s.duty === 'recruiter').map(s => s.person);
  }
  const hearers: PersonId[] = [];
  for (const { person } of refusals) {
    hearers.push(person);
    for (const seat of await listSeatsAhead(step.tx, step.team, person, step.now)) {
      const situation = await findSituationOfSeat(step.tx, step.team, seat);
      if (situation) hearers.push(situation.role.recruiter);
    }
  }
  return hearers;
}

async function tell(step: Step, person: PersonId): Promise<void> {
  const { zone = 'UTC' } = (await findPerson(step.tx, step.team, person)) ?? {};
  const day = step.now.toZonedDateTimeISO(zone).toPlainDate();
  await postNotice(step, {
    key: `calendar-trouble:${person}:${day.toString()}`,
    ref: { notice: 'calendar-trouble', ids: { person } },
    to: person,
    subject: subjectOf(person),
    notAfter: step.now.add({ hours: 20 }),
  });
}

const subjectOf = (person: PersonId): string => `calendar:${person}`;

/** What was said of calendars is brought up to date where it stands. */
export const refreshTrouble = (step: Step, person: PersonId): Promise<void> =>
  refreshAbout(step, subjectOf(person), []);
