import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { offerTimes } from '../../src/operations/offer-times.ts';
import { pauseInterviewer } from '../../src/operations/pause-interviewer.ts';
import { proposeTimes } from '../../src/operations/propose-times.ts';
import { setInterviewer } from '../../src/operations/set-interviewer.ts';
import { INTERVIEWERS, RAE } from './company/cast.ts';
import { type Life, lifeIn } from './company/life.ts';
import { type Person, sitDown } from './company/person.ts';
import { rawIdsIn } from './company/shown.ts';
import { actor, type Company, startCompany } from './company/start.ts';

let company: Company;
let life: Life;
let role: string;
let rae: Person;

beforeEach(async () => {
  company = await startCompany();
  life = lifeIn(company.world);
  role = (await life.openRole({ pipeline: 'backend-panel' })).id;
  rae = sitDown(company, RAE);
});
afterEach(() => company.close());

async function waiting(name: string, windows: string): Promise<string> {
  const application = await life.add(role, name);
  await life.decide(application);
  await offerTimes(company.world, actor(RAE), { application, zone: 'Europe/Berlin', windows });
  return application;
}

const buttons = (modal: object | undefined, label: string): number =>
  JSON.stringify(modal ?? {}).split(`"text":"${label}"`).length - 1;

describe('a time that went to somebody else between the proposal and the press', () => {
  test('F13, scenario 17: shows at least three fresh ones at once, and one press books', async () => {
    const ada = await waiting('Ada Moreau', 'Tue 8 Dec 9-17');
    const ben = await waiting('Ben Osei', 'Tue 8 Dec 9-17');
    await rae.hire('schedule Ada Moreau');
    const [first] = (await proposeTimes(company.world, actor(RAE), ada, { purpose: 'book' })).options;
    const proposal = await proposeTimes(company.world, actor(RAE), ben, { purpose: 'book' });
    const option = proposal.options.findIndex(o =>
      o.interviews[0]?.start.equals(first!.interviews[0]!.start),
    );
    await bookItinerary(company.world, actor(RAE), { proposal: proposal.id, option: Math.max(0, option) });
    const taken = await rae.press('Book');
    expect(taken.text).toContain('That time was just taken by something else. Here is what is free now.');
    expect(buttons(taken.modal, 'Book')).toBeGreaterThanOrEqual(3);
    expect((await rae.press('Book')).text).toContain('is booked.');
    expect((await life.read(ada)).interviews.filter(i => i.booking)).toHaveLength(1);
  });
});

describe('a seat that nobody can take over', () => {
  test('is offered with the rules that could be bent, and one press fills it', async () => {
    const ada = await waiting('Ada Moreau', 'Tue 8 Dec 10-11');
    const interview = await life.book(ada);
    const seat = interview.seats[0]!;
    const others = INTERVIEWERS.filter(m => !interview.seats.some(s => s.person === m.person));
    const [one, ...rest] = others;
    for (const { person } of rest)
      await pauseInterviewer(company.world, actor(RAE), { person, paused: true });
    await setInterviewer(company.world, actor(RAE), { ...one!, perDay: '0' });
    await life.answer(ada, seat.id, 'declined', 'On call');
    company.clock.advance({ minutes: 3 });
    await company.settle();
    const told = rae.inbox().filter(m => m.text.includes('Nobody else can at that time.'));
    expect(told).toHaveLength(1);
    const none = await rae.pressIn(told[0]!, 'Choose a replacement');
    expect(none.text).toContain('What would make it fit');
    expect(none.text).toMatch(/Raise .*’s cap to 1 on Tue 8 Dec/);
    const done = await rae.press('Do it and ask them');
    expect(done.text).toContain('is asked to interview');
    expect(rawIdsIn(done.text)).toEqual([]);
    const now = (await life.read(ada)).interviews.find(i => i.booking)!;
    expect(now.seats.map(s => s.person)).toContain(one!.person);
    expect(now.booking).toEqual(interview.booking);
    expect(rae.inbox().find(m => m.ts === told[0]!.ts)!.text).toContain('has the seat now');
  });
});
