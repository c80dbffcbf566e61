import { describe, expect, test } from 'vitest';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { decide } from '../../src/operations/decide.ts';
import { pauseInterviewer } from '../../src/operations/pause-interviewer.ts';
import { replaceInterviewer } from '../../src/operations/replace-interviewer.ts';
import { breaches } from '../invariants.ts';
import { miaToBook } from '../loop-steps.ts';
import { actor, HANA, RAE } from '../world.ts';
import { beside, type Ended, inBetween } from './at-once.ts';

/** A standing booking, two people about to do something with it, each through connections of their own. */
async function booked() {
  const loop = await miaToBook('postgres');
  const { interview, seat } = await loop.book();
  const { world, application } = loop;
  const other = await beside(world);
  const interviews = [interview.id];
  const cancel = () => cancelInterviews(world, actor(HANA), { application, interviews, reason: 'Ill' });
  const move = (await loop.propose({ purpose: 'move', interviews })).id;
  const replace = (await loop.propose({ purpose: 'replace', seat: seat.id })).id;
  return { loop, world, other, cancel, move, replace };
}

function agreed(ended: Ended): void {
  expect(ended.faults).toEqual([]);
  expect(ended.done.length).toBeGreaterThan(0);
}

describe('while one operation is about to write, on postgres', () => {
  test.each([
    ['decision', 'rejecting', 'booking'],
    ['booking', 'booking', 'rejecting'],
  ])('(%s) of %s, the other of %s waits and finds what it did', async (table, begins) => {
    const loop = await miaToBook('postgres');
    const { world, application } = loop;
    const other = await beside(world);
    const proposal = (await loop.propose()).id;
    const entry = await loop.entry();
    const reject = () =>
      decide(world, actor(HANA), { application, entry, kind: 'reject', reason: 'Not this time' });
    const book = () => bookItinerary(other, actor(RAE), { proposal, option: 0 });
    const ended = await (begins === 'rejecting'
      ? inBetween(world, table, reject, book)
      : inBetween(world, table, book, reject));
    agreed(ended);
    expect(await breaches(world.db)).toEqual([]);
  });

  test('a replacement does not take a seat of an interview that is being called off', async () => {
    const { world, other, cancel, replace } = await booked();
    const ended = await inBetween(world, 'booking_end', cancel, () =>
      replaceInterviewer(other, actor(RAE), { proposal: replace, option: 0 }),
    );
    agreed(ended);
    expect(await breaches(world.db)).toEqual([]);
  });

  test('an interview is not called off around somebody who is just taking a seat', async () => {
    const { world, other, cancel, replace } = await booked();
    const ended = await inBetween(
      world,
      'seat',
      () => replaceInterviewer(other, actor(RAE), { proposal: replace, option: 0 }),
      cancel,
    );
    agreed(ended);
    expect(await breaches(world.db)).toEqual([]);
  });

  test('an interview is not moved twice, nor moved and replaced', async () => {
    const { world, other, move, replace } = await booked();
    const ended = await inBetween(
      world,
      'booking_end',
      () => bookItinerary(world, actor(RAE), { proposal: move, option: 1 }),
      () => replaceInterviewer(other, actor(HANA), { proposal: replace, option: 0 }),
    );
    agreed(ended);
    expect(await breaches(world.db)).toEqual([]);
  });

  test('nobody is booked who is being taken out of the pool', async () => {
    const loop = await miaToBook('postgres');
    const { world } = loop;
    const other = await beside(world);
    const proposal = await loop.propose();
    const person = proposal.options[0]!.interviews[0]!.seats[0]!.person;
    const ended = await inBetween(
      world,
      'pause',
      () => pauseInterviewer(world, actor(RAE), { person, paused: true }),
      () => bookItinerary(other, actor(RAE), { proposal: proposal.id, option: 0 }),
    );
    expect(ended).toMatchObject({ done: [undefined, { kind: 'taken' }], faults: [] });
  });
});
