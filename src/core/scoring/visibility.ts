import type { Id, PersonId, SeatKind } from '../loop/glossary.ts';

/** A scorecard as far as this rule needs to know it. A draft is one that is not submitted. */
export type CardFacts = { application: Id; seat: Id; by: PersonId; submitted: boolean };

/** A seat that somebody holds now; declined, handed-over and cancelled ones are not passed. */
export type SeatFacts = { application: Id; id: Id; person: PersonId; kind: SeatKind };

/**
 * `oversees`: whether the person is this application's recruiter or hiring manager, or an admin. `outside`: a guest, or
 * deactivated since they interviewed.
 */
export type Viewer = { person: PersonId; outside?: boolean; oversees: (application: Id) => boolean };

/**
 * Which scorecards somebody may see: the one rule behind every message, modal, page, digest, export and search.
 * Drafts are seen by nobody but their author. Whoever still owes a card in an application sees no other card of it,
 * whatever else they are; having submitted, an interviewer sees the submitted cards of that application. Recruiter,
 * hiring manager and admin see the submitted ones. Shadows owe no card, and without one they see none. Whoever is not a
 * member of the workspace any more sees their own cards alone.
 * @param seats the seats held in the applications of the cards, complete
 */
export function visibleScorecards<Card extends CardFacts>(
  viewer: Viewer,
  cards: readonly Card[],
  seats: readonly SeatFacts[],
): Card[] {
  return cards.filter(card => {
    if (card.by === viewer.person) return true;
    if (viewer.outside === true) return false;
    if (!card.submitted || owesCard(viewer.person, card.application, cards, seats)) return false;
    return viewer.oversees(card.application) || hasSubmitted(viewer.person, card.application, cards);
  });
}

function owesCard(
  person: PersonId,
  application: Id,
  cards: readonly CardFacts[],
  seats: readonly SeatFacts[],
): boolean {
  return seats.some(
    seat =>
      seat.application === application &&
      seat.person === person &&
      seat.kind !== 'shadow' &&
      !cards.some(card => card.seat === seat.id && card.by === person && card.submitted),
  );
}

function hasSubmitted(person: PersonId, application: Id, cards: readonly CardFacts[]): boolean {
  return cards.some(card => card.application === application && card.by === person && card.submitted);
}
