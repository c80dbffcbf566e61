import type { PersonId } from '../core/loop/glossary.ts';
import { type NamedPerson, namedFor } from '../core/loop/named-people.ts';
import { type Interview, interviewsOfEntry, openEntry, type Situation } from '../core/loop/situation.ts';
import type { Loop } from '../core/scheduling/problem.ts';
import type { Db } from '../store/database.ts';
import { listNamedPeople } from '../store/named-people.ts';
import { listPastHolders, listWhoKnow } from '../store/seats.ts';
import { listSituationsOfCandidate } from '../store/situations.ts';

/**
 * Who has to and who may not take part in what is to be placed, in the terms of the planner. Whoever said that they know
 * the candidate may not either, and nobody can let them in.
 */
export type Guests = Required<Pick<Loop, 'must' | 'never' | 'met' | 'named'>> & {
  /** By person, the one interview of the stage that they may sit in, since they have to. */
  pinned: Readonly<Record<PersonId, string>>;
};

/** Who takes part in nothing with a candidate: those whom somebody ruled out, and those who said that they know them. */
export async function keptOut(
  db: Db,
  { candidate, application }: Situation,
): Promise<{ ruledOut: NamedPerson[]; know: PersonId[] }> {
  const all = await listNamedPeople(db, candidate.team, application.id);
  return {
    ruledOut: namedFor(all, undefined).never,
    know: await listWhoKnow(db, candidate.team, candidate.id),
  };
}

/** For interviews that are to be booked, or moved: what these hold now does not stand in their way. */
export async function guestsOf(
  db: Db,
  situation: Situation,
  moved: readonly Interview[] = [],
): Promise<Guests> {
  const { candidate, application } = situation;
  const entry = openEntry(situation);
  const all = namedFor(await listNamedPeople(db, candidate.team, application.id), entry?.id);
  const { ruledOut, know } = await keptOut(db, situation);
  const isMoved = (interview: Interview) => moved.some(m => m.id === interview.id);
  const standing = entry ? interviewsOfEntry(situation, entry).filter(i => i.booking && !isMoved(i)) : [];
  const part = new Set(peopleIn(standing));
  // An interview that stands as it is asks for nobody any more.
  const must = all.must.filter(one => !standing.some(i => i.part === one.interview));
  const met = (await interviewsOfCandidate(db, situation)).filter(i => !isMoved(i));
  // Whoever is asked for by name may meet the candidate again.
  const asked = new Set(must.map(one => one.person));
  return {
    must: must.map(one => one.person).filter(person => !part.has(person)),
    never: [...new Set([...ruledOut.map(one => one.person), ...know])],
    met: peopleIn(met).filter(person => !asked.has(person)),
    named: namesOf([...must, ...ruledOut.filter(one => !know.includes(one.person))]),
    pinned: Object.fromEntries(must.flatMap(one => (one.interview ? [[one.person, one.interview]] : []))),
  };
}

/** For one seat of an interview whose time stands: nobody who sits in it already, or gave up a seat in it. */
export async function guestsForSeat(db: Db, situation: Situation, interview: Interview): Promise<Guests> {
  const gaveUp = await listPastHolders(db, situation.candidate.team, interview.id);
  const { ruledOut, know } = await keptOut(db, situation);
  const out = [...peopleIn([interview]), ...gaveUp, ...know];
  return {
    must: [],
    never: [...new Set([...ruledOut.map(one => one.person), ...out])],
    met: peopleIn(await interviewsOfCandidate(db, situation)),
    named: namesOf(ruledOut.filter(one => !out.includes(one.person))),
    pinned: {},
  };
}

const interviewsOfCandidate = async (db: Db, { candidate }: Situation): Promise<Interview[]> =>
  (await listSituationsOfCandidate(db, candidate.team, candidate.id)).flatMap(s => s.interviews);

const peopleIn = (interviews: readonly Interview[]): PersonId[] => [
  ...new Set(interviews.flatMap(i => i.seats.map(s => s.person))),
];

const namesOf = (people: readonly NamedPerson[]): Guests['named'] =>
  Object.fromEntries(people.map(({ person, name, byName }) => [person, { name, by: byName }]));
