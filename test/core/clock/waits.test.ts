import { describe, expect, test } from 'vitest';
import { isOverdue, waitOf } from '../../../src/core/clock/waits.ts';
import { addCandidate } from '../../../src/operations/add-candidate.ts';
import { cancelInterviews } from '../../../src/operations/cancel-interviews.ts';
import { offerTimes } from '../../../src/operations/offer-times.ts';
import { Loop, miaToBook } from '../../loop-steps.ts';
import { acmeWithMia, actor, HANA, MIA, RAE } from '../../world.ts';

const DAYS_OFF = { daysOff: [] };

async function wait(loop: Loop) {
  const now = loop.world.clock.now();
  const found = waitOf(await loop.situation(), DAYS_OFF, now);
  return found && { ...found, overdue: isOverdue(found, now) };
}

describe('what an application waits for', () => {
  test('is the candidate where no times were offered, or all of them have passed', async () => {
    const { world, role } = await acmeWithMia();
    const noor = { role: role.id, ...MIA, email: 'noor@example.com', windows: '' };
    const { application } = await addCandidate(world, actor(RAE), noor);
    const loop = await new Loop(world, application).toTechnical();
    expect(await wait(loop)).toMatchObject({
      owner: 'candidate',
      expected: 'offer times',
      person: undefined,
    });
    const windows = '2026-12-03 09:00-12:00';
    await offerTimes(world, actor(RAE), { application, zone: 'Europe/Paris', windows });
    expect(await wait(loop)).toMatchObject({
      owner: 'recruiter',
      expected: 'book the interviews',
      person: RAE,
    });
    world.clock.set('2026-12-03T11:00:00Z');
    const ranOut = Temporal.Instant.from('2026-12-03T11:00:00Z');
    expect(await wait(loop)).toMatchObject({ owner: 'candidate', since: ranOut });
  });

  test('is the interviewer, then the date, then the scorecard, then the decision; never two at once', async () => {
    const loop = await miaToBook();
    const { world } = loop;
    const { seat, interview } = await loop.book();
    expect(await wait(loop)).toMatchObject({ expected: 'answer the invitation', person: seat.person });
    await loop.answer('declined');
    expect(await wait(loop)).toMatchObject({ expected: 'replace who declined', person: RAE, seat: seat.id });
    await loop.answer('accepted');
    expect(await wait(loop)).toMatchObject({ owner: 'capacity', person: undefined });
    world.clock.set(interview.booking.time.end);
    expect(await wait(loop)).toMatchObject({ expected: 'fill the scorecard', person: seat.person });
    await loop.score(seat);
    expect(await wait(loop)).toMatchObject({ expected: 'decide', person: HANA });
    await loop.decide('reject');
    expect(await wait(loop)).toBeUndefined();
  });

  test('is a booking again where the interview was called off', async () => {
    const loop = await miaToBook();
    const { interview } = await loop.book();
    const { application } = loop;
    await cancelInterviews(loop.world, actor(RAE), {
      application,
      interviews: [interview.id],
      reason: 'Ill',
    });
    expect(await wait(loop)).toMatchObject({ expected: 'book the interviews', person: RAE });
  });

  test('is overdue from the moment after it is due', async () => {
    const { world, application } = await acmeWithMia();
    const loop = new Loop(world, application);
    const { due } = (await wait(loop))!;
    world.clock.set(due);
    expect((await wait(loop))?.overdue).toBe(false);
    world.clock.advance({ milliseconds: 1 });
    expect((await wait(loop))?.overdue).toBe(true);
  });
});
