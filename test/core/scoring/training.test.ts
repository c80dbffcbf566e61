import { describe, expect, test } from 'vitest';
import { type HeldSeat, nextSeat, trainingStep } from '../../../src/core/scoring/training.ts';

const since = Temporal.Instant.from('2026-11-01T00:00:00Z');
const now = Temporal.Instant.from('2026-12-01T00:00:00Z');
const technical = { stage: 'technical' as const, since };

/** The first is held a day after the training began, each next one a day later. */
const held = (...kinds: HeldSeat['kind'][]): HeldSeat[] =>
  kinds.map((kind, at) => ({
    interview: `i-${at}`,
    stage: 'technical',
    kind,
    until: since.add({ hours: 24 * (at + 1) }),
  }));
const ahead = (...kinds: HeldSeat['kind'][]): HeldSeat[] =>
  held(...kinds).map(seat => ({ ...seat, until: now.add({ hours: 1 }) }));

describe('the way to interviews', () => {
  const step = (...kinds: HeldSeat['kind'][]) =>
    trainingStep(held(...kinds), technical, { now, judgesAlike: false });

  test('is to listen twice, to ask twice while somebody listens, and then to be vouched for', () => {
    expect(step()).toEqual({ kind: 'shadow', done: 0, of: 2 });
    expect(step('shadow')).toEqual({ kind: 'shadow', done: 1, of: 2 });
    expect(step('shadow', 'shadow')).toEqual({ kind: 'reverse-shadow', done: 0, of: 2 });
    expect(step('shadow', 'shadow', 'reverse-shadow')).toEqual({ kind: 'reverse-shadow', done: 1, of: 2 });
    expect(step('reverse-shadow', 'reverse-shadow')).toEqual({ kind: 'ready', done: 2, of: 2 });
  });

  test('counts nothing of another kind, of before it began, or that is not over', () => {
    const final = { stage: 'final' as const, since };
    expect(trainingStep(held('shadow'), final, { now, judgesAlike: false })).toMatchObject({ done: 0 });
    const later = { ...technical, since: since.add({ hours: 30 }) };
    expect(trainingStep(held('shadow', 'shadow'), later, { now, judgesAlike: false })).toMatchObject({
      done: 1,
    });
    expect(trainingStep(ahead('shadow'), technical, { now, judgesAlike: false })).toMatchObject({ done: 0 });
  });

  test('is shorter for who judges answers like those who wrote them', () => {
    expect(trainingStep([], technical, { now, judgesAlike: true })).toEqual({
      kind: 'reverse-shadow',
      done: 0,
      of: 2,
    });
  });
});

describe('the next seat', () => {
  const next = (seats: HeldSeat[]) =>
    nextSeat(trainingStep(seats, technical, { now, judgesAlike: false }), seats, technical, now);

  test('is of the step, as long as more are needed than are booked', () => {
    expect(next([])).toBe('shadow');
    expect(next([...held('shadow')])).toBe('shadow');
    expect(next([...held('shadow'), ...ahead('shadow')])).toBeUndefined();
    expect(next([...held('shadow', 'shadow'), ...ahead('reverse-shadow')])).toBe('reverse-shadow');
  });

  test('of who is ready is one more at a time, so that somebody can listen again', () => {
    const ready = held('reverse-shadow', 'reverse-shadow');
    expect(next(ready)).toBe('reverse-shadow');
    expect(next([...ready, ...ahead('reverse-shadow')])).toBeUndefined();
  });
});
