import { describe, expect, test } from 'vitest';
import type { Interview, Seat } from '../../src/core/loop/situation.ts';
import { questionsOfSeat } from '../../src/core/kits/kit.ts';
import { addCandidate } from '../../src/operations/add-candidate.ts';
import { answerInvitation } from '../../src/operations/answer-invitation.ts';
import { blockTime } from '../../src/operations/block-time.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { graduate } from '../../src/operations/graduate.ts';
import { openRole } from '../../src/operations/open-role.ts';
import { readPractice } from '../../src/operations/read-practice.ts';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { submitScorecard } from '../../src/operations/submit-scorecard.ts';
import type { Engine } from '../../src/store/database.ts';
import { findInterviewer } from '../../src/store/interviewers.ts';
import { findKit } from '../../src/store/kits.ts';
import { card } from '../cards.ts';
import { breaches } from '../invariants.ts';
import { Loop } from '../loop-steps.ts';
import { acme, actor, ANA, BO, CY, DEE, ENGINES, HANA, RAE, ROLE, TEAM, type TestWorld } from '../world.ts';

const HOURS = {
  zone: 'Europe/Berlin',
  hours: 'Mon-Fri 09:00-12:00, 13:00-17:30',
  perDay: '',
  perWeek: '',
  buffer: '0',
};
const DEES = { ...HOURS, person: DEE, level: 'mid', skills: ['api:2', 'application:2', 'typescript:2'] };

async function company(engine: Engine) {
  const world = await acme(engine);
  const role = await openRole(world, actor(RAE), { ...ROLE, headCount: '9' });
  await setInterviewer(world, actor(RAE), { ...DEES, learns: ['technical'] });
  return { world, role: role.id };
}

/** Somebody at the technical interview, which is still to be booked. */
async function toBook(world: TestWorld, role: string, at: number): Promise<Loop> {
  const { application } = await addCandidate(world, actor(RAE), {
    role,
    name: `Mia ${'ABCDEFGH'[at]}`,
    email: `mia${at}@example.com`,
    zone: 'Europe/Berlin',
    resumeUrl: '',
    source: '',
    windows: daysAhead(world),
  });
  return new Loop(world, application).toTechnical();
}

/** The next three working days. */
function daysAhead(world: TestWorld): string {
  const today = world.clock.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  return Array.from({ length: 7 }, (_, day) => today.add({ days: day + 1 }))
    .filter(day => day.dayOfWeek < 6)
    .slice(0, 3)
    .map(day => `${day.toString()} 09:00-17:00`)
    .join('\n');
}

const seatOf = ({ seats }: Interview, person: string): Seat | undefined =>
  seats.find(s => s.person === person);

async function hold(loop: Loop): Promise<Interview> {
  const { interview } = await loop.book();
  loop.world.clock.set(interview.booking.time.end);
  return interview;
}

const noticesOf = async (world: TestWorld, notice: string) =>
  (await world.db.selectFrom('effect').select(['payload_json']).execute())
    .map(e => JSON.parse(e.payload_json) as { notice?: string; to?: string; ids: { training: string } })
    .filter(p => p.notice === notice);

describe.each(ENGINES)('training on %s', engine => {
  test('goes from listening to asking to interviews of one’s own, when somebody who listened says so', async () => {
    const { world, role } = await company(engine);
    const kinds: (string | undefined)[] = [];
    let last: { loop: Loop; interview: Interview } | undefined;
    for (let at = 0; at < 4; at += 1) {
      const loop = await toBook(world, role, at);
      const interview = await hold(loop);
      kinds.push(seatOf(interview, DEE)?.kind);
      last = { loop, interview };
      if (at < 3) await loop.score(interview.seats.find(s => s.kind === 'lead')!);
    }
    expect(kinds).toEqual(['shadow', 'shadow', 'reverse-shadow', 'reverse-shadow']);
    expect((await readPractice(world, TEAM, DEE)).path).toEqual([
      { stage: 'technical', step: { kind: 'ready', done: 2, of: 2 } },
    ]);
    expect(await noticesOf(world, 'vouch')).toEqual([]);
    const lead = last!.interview.seats.find(s => s.kind === 'lead')!;
    await last!.loop.score(lead);
    const [asked, ...more] = await noticesOf(world, 'vouch');
    expect([asked?.to, more]).toEqual([lead.person, []]);

    const training = { training: asked!.ids.training };
    await expect(graduate(world, actor(DEE), training)).rejects.toThrow('Only an admin, a recruiter');
    await expect(graduate(world, actor(HANA), training)).rejects.toThrow('Only an admin, a recruiter');
    expect((await graduate(world, actor(lead.person), training))?.end).toEqual({
      why: 'graduated',
      by: lead.person,
    });
    // A second tap changes nothing.
    await graduate(world, actor(RAE), training);
    expect((await noticesOf(world, 'graduated')).map(n => n.to)).toEqual([DEE]);
    expect((await findInterviewer(world.db, TEAM, DEE))?.learns).toEqual([]);
    const alone = await (await toBook(world, role, 4)).book();
    expect(seatOf(alone.interview, DEE)).toBeUndefined();
    expect(await breaches(world.db)).toEqual([]);
  });

  test('holds nobody up: an interview is booked without whoever was to learn and cannot', async () => {
    const { world, role } = await company(engine);
    const loop = await toBook(world, role, 0);
    const proposal = await loop.propose();
    expect(proposal.options[0]?.interviews[0]?.seats.map(s => s.person)).toContain(DEE);
    await blockTime(world, actor(DEE), {
      title: 'Dentist',
      times: daysAhead(world),
      zone: 'Europe/Berlin',
    });
    const booked = await bookItinerary(world, actor(RAE), { proposal: proposal.id, option: 0 });
    expect(booked.kind === 'booked' && booked.itinerary.interviews[0]?.seats.map(s => s.kind)).toEqual([
      'lead',
    ]);
    expect((await loop.booked()).interview.seats.map(s => s.kind)).toEqual(['lead']);
    const again = await (await toBook(world, role, 1)).book();
    expect(again.interview.seats.map(s => s.kind)).toEqual(['lead']);
    expect(await breaches(world.db)).toEqual([]);
  });

  test('is no reason to look for somebody else: who declines is left out, and the lead asks', async () => {
    const { world, role } = await company(engine);
    for (let at = 0; at < 2; at += 1) await hold(await toBook(world, role, at));
    const loop = await toBook(world, role, 2);
    const { interview } = await loop.book();
    const seat = seatOf(interview, DEE)!;
    const kit = async () => (await findKit(world.db, TEAM, interview.id))!;
    const place = interview.seats.indexOf(seat);
    expect(questionsOfSeat(await kit(), place)).toEqual((await kit()).questions);
    await answerInvitation(world, actor(DEE), {
      seat: seat.id,
      version: 1,
      answer: 'declined',
      reason: 'On call',
      via: 'slack',
    });
    const left = (await loop.booked()).interview;
    expect(left.seats.map(s => s.kind)).toEqual(['lead']);
    expect(questionsOfSeat(await kit(), 0)).toEqual((await kit()).questions);
    const effects = await world.db.selectFrom('effect').select('kind').execute();
    expect(effects.filter(e => e.kind === 'replace-seat')).toEqual([]);
    expect(await noticesOf(world, 'declined')).toEqual([]);
    const claims = await world.db
      .selectFrom('claim')
      .select('holder')
      .where('appointment_id', '=', interview.id)
      .execute();
    expect(claims.map(c => c.holder)).not.toContain(`person:${DEE}`);
    expect(await breaches(world.db)).toEqual([]);
  });

  test('keeps people from full seats, until the team allows them', async () => {
    const { world, role } = await company(engine);
    for (const person of [ANA, BO]) {
      const known = (await findInterviewer(world.db, TEAM, person))!;
      const skills = Object.entries(known.skills).map(([skill, quality]) => `${skill}:${quality}`);
      const input = { ...HOURS, person, level: known.level, skills, learns: ['technical'] };
      await setInterviewer(world, actor(RAE), input);
      await expect(setInterviewer(world, actor(person), { ...input, learns: [] })).rejects.toThrow(
        'Only an admin or a recruiter can change the team',
      );
      // One's hours are one's own, and change nothing of it.
      await setInterviewer(world, actor(person), { ...input, learns: undefined });
    }
    const loop = await toBook(world, role, 0);
    const { interview } = await loop.book();
    expect(interview.seats.map(s => [s.kind, s.person])[0]).toEqual(['lead', CY]);
    expect(interview.seats).toHaveLength(2);
    await expect(
      setInterviewer(world, actor(RAE), { ...DEES, learns: ['technical', 'async'] }),
    ).rejects.toThrow('"async" is no kind of interview');
    await setInterviewer(world, actor(RAE), { ...DEES, learns: [] });
    const ends = await world.db.selectFrom('training_end').select(['why', 'ended_by']).execute();
    expect(ends).toEqual([{ why: 'stopped', ended_by: RAE }]);
  });

  test('asks for no card of who listens, and for one of who asks', async () => {
    const { world, role } = await company(engine);
    const loop = await toBook(world, role, 0);
    const interview = await hold(loop);
    const seat = seatOf(interview, DEE)!;
    const filled = await card(world, await loop.situation(), seat.id, 'yes');
    await expect(submitScorecard(world, actor(DEE), { seat: seat.id, card: filled })).rejects.toThrow(
      'Shadows listen',
    );
  });
});
