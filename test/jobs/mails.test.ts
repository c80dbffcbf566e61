import { describe, expect, test } from 'vitest';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { cancelInterviews } from '../../src/operations/cancel-interviews.ts';
import { rememberPeople } from '../../src/operations/settle-in.ts';
import { type Loop, miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { actor, MIA, PEOPLE, RAE } from '../world.ts';

async function office() {
  const loop = await miaToBook();
  return { loop, ...recordOutside(loop.world) };
}

async function callOff(loop: Loop): Promise<void> {
  const { interview } = await loop.booked();
  const { application } = loop;
  await cancelInterviews(loop.world, actor(RAE), { application, interviews: [interview.id], reason: 'Ill' });
}

async function move(loop: Loop): Promise<void> {
  const { interview } = await loop.booked();
  const proposal = await loop.propose({ purpose: 'move', interviews: [interview.id] });
  const others = (o: (typeof proposal.options)[number]) =>
    !o.interviews[0]!.start.equals(interview.booking.time.start);
  const option = proposal.options.findIndex(others);
  await bookItinerary(loop.world, actor(RAE), { proposal: proposal.id, option });
}

const AWAY = { kind: 'unavailable', because: 'ECONNREFUSED' } as const;

describe('the mails to a candidate', () => {
  test('tell of a booking, a move and a cancellation, each once and in a form that calendars follow', async () => {
    const { loop, mails, drain } = await office();
    await loop.book();
    await drain();
    await move(loop);
    await drain();
    await callOff(loop);
    await drain();
    await drain();
    const told = mails.map(m => [m.subject.split(' ')[0], m.invitation?.method, m.invitation?.sequence]);
    expect(told).toEqual([
      ['Technical', 'REQUEST', 2],
      ['New', 'REQUEST', 4],
      ['Cancelled:', 'CANCEL', 5],
    ]);
    expect(new Set(mails.map(m => m.invitation?.uid)).size).toBe(1);
    expect(new Set(mails.map(m => m.messageId)).size).toBe(3);
    expect(mails.every(m => m.to.address === MIA.email)).toBe(true);
  });

  test('say the time in the candidate’s zone, and with whom', async () => {
    const { loop, mails, drain } = await office();
    const { interview, seat } = await loop.book();
    await drain();
    const local = interview.booking.time.start.toZonedDateTimeISO(MIA.zone);
    expect(mails[0]?.text).toContain(`${local.toPlainTime().toString().slice(0, 5)} (${MIA.zone})`);
    expect(mails[0]?.text).toContain(PEOPLE.find(p => p.id === seat.person)?.name);
  });

  test('that were overtaken are not sent: an invitation by a move, a cancellation by a new booking', async () => {
    const { loop, mails, mailSays, drain } = await office();
    mailSays.push(AWAY);
    await loop.book();
    await drain();
    await move(loop);
    loop.world.clock.advance({ minutes: 5 });
    await drain();
    expect(mails.map(m => m.invitation?.sequence)).toEqual([4]);
    mailSays.push(AWAY);
    await callOff(loop);
    await drain();
    await loop.book();
    loop.world.clock.advance({ minutes: 5 });
    await drain();
    expect(mails.map(m => [m.invitation?.method, m.invitation?.sequence])).toEqual([
      ['REQUEST', 4],
      ['REQUEST', 6],
    ]);
  });

  test('F40: keep their id from try to try', async () => {
    const { loop, mails, mailSays, drain, outside } = await office();
    const tried: string[] = [];
    const inner = outside.mailer!;
    outside.mailer = {
      send: mail => {
        tried.push(mail.messageId);
        return inner.send(mail);
      },
    };
    mailSays.push(AWAY, AWAY);
    await loop.book();
    for (let turn = 0; turn < 4; turn += 1) {
      await drain();
      loop.world.clock.advance({ minutes: 5 });
    }
    expect(tried).toHaveLength(3);
    expect(new Set(tried)).toEqual(new Set([mails[0]?.messageId]));
  });

  test('that no server takes for hours are told of to the recruiter, who is told once', async () => {
    const { loop, mails, mailSays, posts, drain } = await office();
    mailSays.push(...Array.from({ length: 12 }, () => AWAY));
    await loop.book();
    for (let turn = 0; turn < 16; turn += 1) {
      await drain();
      loop.world.clock.advance({ minutes: 16 });
    }
    expect(posts.filter(p => p.notice === 'trouble').map(p => p.ids['kind'])).toEqual(['mail-candidate']);
    expect(mails).toHaveLength(1);
  });

  test('are not sent where there is no mail server, and nobody is bothered', async () => {
    const { loop, outside, posts, drain } = await office();
    outside.mailer = undefined;
    await loop.book();
    await drain();
    expect(posts.filter(p => p.notice === 'trouble')).toEqual([]);
  });

  test('name whom an answer reaches even where Slack does not tell the recruiter’s mailbox', async () => {
    const { loop, mails, drain } = await office();
    const rae = PEOPLE.find(p => p.id === RAE)!;
    await rememberPeople(loop.world, [{ ...rae, email: undefined }]);
    await loop.book();
    await drain();
    expect(mails[0]?.replyTo).toEqual({ address: RAE, name: rae.name });
  });
});
