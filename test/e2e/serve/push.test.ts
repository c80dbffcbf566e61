import { expect, test } from 'vitest';
import { PEOPLE, RAE } from '../../slack/company/cast.ts';
import { ADDRESSES, startCalendarService } from './calendar-services.ts';
import { type Office, openOffice } from './office.ts';

/**
 * `npm start` beside Google's and Microsoft's calendars as processes of their own, which call it when something changes,
 * and with faults on the way: what people do in their calendars is heard of at once, and nothing is made twice.
 */

const RAES = 'rae@acme.test';

/** The minute is looked at when it begins: started just after that, what is heard within it was told by a call. */
function justAfterTheMinute(): number {
  const into = Date.now() % 60_000;
  return 60_000 - into + 1000;
}

/** The calls that were heard, and what became of each. */
const callsHeard = (office: Office) =>
  office.look(db => db.selectFrom('effect').select('outcome').where('kind', '=', 'read-calendar').execute());

async function watching(office: Office): Promise<number> {
  const watches = await office.look(db => db.selectFrom('calendar_watch').select('handle').execute());
  return watches.filter(w => w.handle !== '').length;
}

/** Until its making is known to have succeeded, what happens to an event is nobody's news. */
const isLinked = async (office: Office): Promise<boolean> => {
  const links = await office.look(db => db.selectFrom('event_link').select('etag').execute());
  return links.some(l => l.etag !== '');
};

test.each(['google', 'microsoft'] as const)(
  'what people do in their calendars at %s comes back by its calls, and faults on the way make nothing twice',
  { timeout: 180_000 },
  async name => {
    const office = await openOffice();
    const { env, calendars, proxy } = await startCalendarService(name);
    const secret = { PUBLIC_URL: office.url, HIRELOOP_SECRET: 'a secret of the installation, long enough' };
    const serve = await office.serve({ ...env, ...secret }, justAfterTheMinute());
    await office.until('a watch of each interviewer', async () => (await watching(office)) === 5);

    // A booking whose making is answered by a line that goes dead.
    const rae = office.sit(RAE);
    await rae.hire('schedule Mia');
    await office.until('the times', () => JSON.stringify(rae.modal() ?? '').includes('Book option 1'));
    proxy.next('POST', 'lost');
    await rae.press('Book');
    const [made] = await office.until('the event', async () => {
      const found = await calendars.interviews(RAES);
      return found.length > 0 ? found : undefined;
    });
    const guest = made?.guests.find(g => ADDRESSES.includes(g)) ?? '';
    const person = PEOPLE.find(p => p.email === guest)?.id ?? '';
    const invited = () => office.inbox(person).find(text => /Will you take it/.test(text));
    await office.until('the invitation', invited);
    await office.until('the event to be known', () => isLinked(office));

    // They accept in their own calendar; the first looks at it fail.
    proxy.next('GET', 'broken', 'busy');
    const own = async () => (await calendars.interviews(guest))[0]!;
    await calendars.answer(guest, (await own()).id, 'accepted');
    await office.until('the answer', () => office.inbox(RAE).find(text => /: accepted/.test(text)));

    // The organiser moves it by hand.
    await calendars.move(RAES, made!.id, 1);
    const epoch = Temporal.Instant.from(made!.start).add({ hours: 1 }).epochMilliseconds / 1000;
    const shown = () => JSON.stringify(office.slack.messages(RAE, office.slack.dm(RAE)));
    await office.until('the new time', () => shown().includes(`date^${epoch}^`));

    // And whoever accepted cannot come then.
    await calendars.answer(guest, (await own()).id, 'declined');
    await office.until('the decline', () => office.inbox(RAE).find(text => /declined/.test(text)));

    expect(await calendars.interviews(RAES)).toHaveLength(1);
    expect(office.inbox(person).filter(text => /Will you take it|declined/.test(text))).toHaveLength(1);
    const heard = await callsHeard(office);
    expect(heard.filter(call => call.outcome === 'done').length).toBeGreaterThanOrEqual(3);
    expect(serve.output).not.toContain('"level":50');
    expect(await serve.stop()).toBe(0);
  },
);
