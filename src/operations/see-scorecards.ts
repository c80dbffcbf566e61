import type { Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import { may, tiesOf } from '../core/loop/authority.ts';
import { scoringSeats, type Situation } from '../core/loop/situation.ts';
import type { SubmittedCard } from '../core/scoring/evaluation.ts';
import { visibleScorecards } from '../core/scoring/visibility.ts';
import type { Db } from '../store/database.ts';
import { findStanding } from '../store/people.ts';
import { listScorecards, type StoredScorecard } from '../store/scorecards.ts';

export type CardsSeen = {
  /** The latest version of each card that the person may see, in the order in which they came in. */
  cards: SubmittedCard[];
  /** How many seats of the application owe a card, and how many gave one: no more than that is anybody's business. */
  given: number;
  owed: number;
};

/** The only way to read scorecards. What one may not see is not there. */
export async function seeScorecards(
  db: Db,
  team: TeamId,
  person: PersonId,
  situation: Situation,
): Promise<CardsSeen> {
  const application = situation.application.id;
  const standing = await findStanding(db, team, person);
  const oversees = may('see the board', tiesOf(person, standing, { role: situation.role }));
  const all = await listScorecards(db, team, application);
  const latest = latestOf(all);
  const seats = situation.interviews.flatMap(i =>
    i.seats.map(s => ({ application, id: s.id, person: s.person, kind: s.kind })),
  );
  const facts = latest.map(stored => ({
    application,
    seat: stored.seat,
    by: stored.author,
    submitted: true,
    stored,
  }));
  const visible = visibleScorecards(
    { person, outside: standing.outside, oversees: () => oversees },
    facts,
    seats,
  );
  const owing = situation.interviews.flatMap(i => (i.booking || i.lastVersion === 0 ? scoringSeats(i) : []));
  return {
    cards: visible.map(({ stored }) => toSubmitted(stored, situation, all)),
    given: owing.filter(s => s.scoredAt).length,
    owed: owing.length,
  };
}

/** One's own latest card of a seat, to change it. */
export async function findOwnCard(
  db: Db,
  team: TeamId,
  person: PersonId,
  of: { application: Id; seat: Id },
): Promise<StoredScorecard | undefined> {
  const all = await listScorecards(db, team, of.application);
  return all.findLast(c => c.seat === of.seat && c.author === person);
}

function latestOf(all: readonly StoredScorecard[]): StoredScorecard[] {
  return [...Map.groupBy(all, card => card.seat).values()].flatMap(versions => versions.at(-1) ?? []);
}

function toSubmitted(
  stored: StoredScorecard,
  situation: Situation,
  all: readonly StoredScorecard[],
): SubmittedCard {
  const interview = situation.interviews.find(i => i.seats.some(s => s.id === stored.seat));
  const first = unswayed(stored, all);
  return {
    by: stored.author,
    interviewId: interview?.id ?? '',
    form: stored.form,
    card: stored.card,
    first: first === stored ? undefined : first.card,
  };
}

/** The last version that its author gave without having seen another's card: that needs a card of their own and of another. */
function unswayed(latest: StoredScorecard, all: readonly StoredScorecard[]): StoredScorecard {
  const versions = all.filter(c => c.seat === latest.seat && c.author === latest.author);
  const at = (card: StoredScorecard) => card.submittedAt.epochMilliseconds;
  const others = all.filter(o => o.author !== latest.author).map(at);
  const [first = latest] = versions;
  const revealed = Math.max(at(first), Math.min(...others));
  return versions.findLast(v => at(v) <= revealed) ?? first;
}
