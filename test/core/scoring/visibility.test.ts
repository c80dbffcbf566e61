import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEAT_KINDS } from '../../../src/core/loop/glossary.ts';
import { type CardFacts, type SeatFacts, visibleScorecards } from '../../../src/core/scoring/visibility.ts';

const seat = (person: string, changes: Partial<SeatFacts> = {}): SeatFacts => ({
  application: 'mia',
  id: `${person}-seat`,
  person,
  kind: 'lead',
  ...changes,
});
const card = (by: string, changes: Partial<CardFacts> = {}): CardFacts => ({
  application: 'mia',
  seat: `${by}-seat`,
  by,
  submitted: true,
  ...changes,
});
const viewer = (person: string, oversees = false) => ({ person, oversees: () => oversees });

const seats = [seat('ana'), seat('ben')];
const draft = card('ben', { submitted: false });
const who = (...args: Parameters<typeof visibleScorecards<CardFacts>>) =>
  visibleScorecards(...args).map(({ by, submitted }) => (submitted ? by : `draft of ${by}`));

describe('who sees which scorecards', () => {
  test('an interviewer sees only their own until they submit, then the others too', () => {
    expect(who(viewer('ben'), [card('ana'), draft], seats)).toEqual(['draft of ben']);
    expect(who(viewer('ben'), [card('ana'), card('ben')], seats)).toEqual(['ana', 'ben']);
  });

  test('nobody sees a draft of somebody else', () => {
    expect(who(viewer('ana'), [card('ana'), draft], seats)).toEqual(['ana']);
    expect(who(viewer('hana', true), [card('ana'), draft], seats)).toEqual(['ana']);
  });

  test('recruiter, hiring manager and admin see what was submitted', () => {
    expect(who(viewer('hana', true), [card('ana'), card('ben')], seats)).toEqual(['ana', 'ben']);
  });

  test('a hiring manager who interviews too is blind like everybody else until they submit', () => {
    const withHana = [...seats, seat('hana')];
    expect(who(viewer('hana', true), [card('ana')], withHana)).toEqual([]);
    expect(who(viewer('hana', true), [card('ana'), card('hana')], withHana)).toEqual(['ana', 'hana']);
  });

  test('a seat in a later interview of the same application blinds, one in another application does not', () => {
    const later = seat('ana', { id: 'final-seat' });
    expect(who(viewer('ana'), [card('ana'), card('ben')], [...seats, later])).toEqual(['ana']);
    const elsewhere = seat('ana', { id: 'other-seat', application: 'noah' });
    expect(who(viewer('ana'), [card('ana'), card('ben')], [...seats, elsewhere])).toEqual(['ana', 'ben']);
  });

  test('a card in another application opens nothing here', () => {
    expect(who(viewer('cem'), [card('ana'), card('cem', { application: 'noah' })], seats)).toEqual(['cem']);
  });

  test('whoever is a guest by now, or left, sees their own card alone, whatever they were', () => {
    const cards = [card('ana'), card('ben')];
    expect(who({ ...viewer('ben'), outside: true }, cards, seats)).toEqual(['ben']);
    expect(who({ ...viewer('hana', true), outside: true }, cards, seats)).toEqual([]);
  });

  test('a shadow owes no card, and without one sees none', () => {
    expect(who(viewer('sam'), [card('ana')], [...seats, seat('sam', { kind: 'shadow' })])).toEqual([]);
  });

  test('everybody else sees nothing', () => {
    expect(who(viewer('eve'), [card('ana'), card('ben')], seats)).toEqual([]);
  });

  const person = fc.constantFrom('ana', 'ben', 'cem');
  const application = fc.constantFrom('mia', 'noah');
  const someSeats = fc.array(fc.record({ person, application, kind: fc.constantFrom(...SEAT_KINDS) }), {
    maxLength: 6,
  });
  const state = fc.array(fc.constantFrom('none', 'draft', 'submitted'), { minLength: 6, maxLength: 6 });

  test('in no state of the world somebody who owes a card learns of another one', () => {
    fc.assert(
      fc.property(someSeats, state, person, fc.boolean(), (list, states, me, oversees) => {
        const all = list.map((facts, at) => Object.assign({ id: `seat-${at}` }, facts));
        const cards = all.flatMap(({ id, person, application }, at) =>
          states[at] === 'none'
            ? []
            : [{ application, seat: id, by: person, submitted: states[at] === 'submitted' }],
        );
        const mine = new Set(cards.filter(c => c.by === me && c.submitted).map(c => c.seat));
        const owing = all.filter(s => s.person === me && s.kind !== 'shadow' && !mine.has(s.id));
        const seen = visibleScorecards(viewer(me, oversees), cards, all);
        for (const c of seen.filter(c => c.by !== me)) {
          expect(c.submitted).toBe(true);
          expect(owing.map(s => s.application)).not.toContain(c.application);
          expect(
            oversees ||
              cards.some(own => own.by === me && own.submitted && own.application === c.application),
          ).toBe(true);
        }
        expect(seen.filter(c => c.by === me)).toEqual(cards.filter(c => c.by === me));
      }),
      { numRuns: 5_000 },
    );
  });
});
