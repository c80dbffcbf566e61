import { execSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp, restoreCommand } from '../../../src/store/backup.ts';
import { noteServed } from '../../../src/store/served.ts';
import { systemClock } from '../../../src/system.ts';
import { hireloop } from '../../cli/run.ts';
import { PEOPLE, RAE } from '../../slack/company/cast.ts';
import { startCalendarService } from './calendar-services.ts';
import { type Office, openOffice } from './office.ts';

/** An operator puts an older backup back, with the commands that the README gives, while calendars and Slack remember. */

const RAES = 'rae@acme.test';
const PUT_BACK = /put back to an older state/;

/** Booked in the backup, which was in use until two hours ago; then served, so that everything was done. */
async function servedSince(office: Office, env: Record<string, string>) {
  const now = systemClock.now();
  await office.look(db => noteServed(db, office.file, now.subtract({ hours: 2 })));
  const copy = await backUp(office.file, now);
  const serve = await office.serve(env);
  await office.until('all that is due to be done', () => settled(office));
  expect(await serve.stop()).toBe(0);
  return { copy, restore: () => execSync(restoreCommand(office.file, copy)) };
}

/** The times for which interviewers were asked, each as often as they were. */
const asked = (office: Office): string[] =>
  PEOPLE.flatMap(p => office.inbox(p.id ?? ''))
    .filter(text => text.includes('Will you take it'))
    .flatMap(text => /\d\d:\d\d–\d\d:\d\d/.exec(text)?.[0] ?? [])
    .toSorted();

const toldOfBooking = (office: Office): number =>
  office.inbox(RAE).filter(text => text.includes('is booked for')).length;

const settled = (office: Office) =>
  office.look(async db => {
    const due = await db
      .selectFrom('effect')
      .select('kind')
      .where('outcome', 'is', null)
      .where('next_at', '<=', systemClock.now().epochMilliseconds)
      .execute();
    return due.length === 0;
  });

const times = (office: Office) =>
  office.look(db => db.selectFrom('booking').select(['version', 'starts_at']).orderBy('version').execute());

test(
  'F24: an older backup beside what was served since is known for one: nothing is sent or made twice, and the calendar counts',
  { timeout: 180_000 },
  async () => {
    const office = await openOffice({ isBooked: true });
    const { env, calendars } = await startCalendarService('google');
    const { restore } = await servedSince(office, env);
    expect([asked(office), toldOfBooking(office)]).toEqual([['09:00–10:00'], 1]);
    const [event] = await calendars.interviews(RAES);
    // Somebody moves the interview by hand while nobody serves.
    await calendars.move(RAES, event!.id, 1);
    restore();

    const again = await office.serve(env);
    expect(again.output).toContain('an older database was put back');
    const rae = office.sit(RAE);
    const question = await office.until('the question', () => rae.inbox().find(m => PUT_BACK.test(m.text)));
    const moved = Temporal.Instant.from(event!.start).add({ hours: 1 }).epochMilliseconds;
    await office.until('the new time', async () => (await times(office)).at(-1)?.starts_at === moved);
    await office.until('all that is due to be done', () => settled(office));
    expect(await calendars.interviews(RAES)).toMatchObject([{ id: event!.id }]);
    expect(office.inbox(RAE).some(text => /waits? for your word/.test(text))).toBe(true);

    expect([asked(office), toldOfBooking(office)]).toEqual([['09:00–10:00', '10:00–11:00'], 1]);
    await rae.pressIn(question, 'Leave them');
    await office.until('the answer', () => office.inbox(RAE).find(t => /Nothing waits to be sent/.test(t)));
    expect(await again.stop()).toBe(0);
    const calm = await office.serve(env);
    await office.until('all that is due to be done', () => settled(office));
    expect(calm.output).not.toContain('an older database was put back');
    expect([asked(office), toldOfBooking(office)]).toEqual([['09:00–10:00', '10:00–11:00'], 1]);
    expect(office.inbox(RAE).filter(text => PUT_BACK.test(text))).toHaveLength(1);
    expect(await calendars.interviews(RAES)).toHaveLength(1);
  },
);

test(
  'F24: on another machine npm run restored says so, once nobody serves, and what was held back is sent when somebody asks',
  { timeout: 180_000 },
  async () => {
    const office = await openOffice({ isBooked: true });
    const { env, calendars } = await startCalendarService('google');
    const { copy } = await servedSince(office, env);
    const elsewhere = join(office.folder, 'elsewhere', 'hireloop.db');
    mkdirSync(join(office.folder, 'elsewhere'));
    copyFileSync(copy, elsewhere);
    const there = { DATABASE_URL: `sqlite:${elsewhere}` };

    const noted = await hireloop(['restored'], there);
    expect(noted).toMatchObject({ code: 0, err: '' });
    expect(noted.out).toContain(`sqlite:${elsewhere} was put back from a backup.`);
    const serve = await office.serve({ ...env, ...there });
    const refused = await hireloop(['restored'], there);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('Another Hireloop process already serves');

    const rae = office.sit(RAE);
    const question = await office.until('the question', () => rae.inbox().find(m => PUT_BACK.test(m.text)));
    expect([asked(office), toldOfBooking(office)]).toEqual([['09:00–10:00'], 1]);
    await rae.pressIn(question, 'Send them now');
    await office.until(
      'both to be sent again',
      () => asked(office).length === 2 && toldOfBooking(office) === 2,
    );
    expect(asked(office)).toEqual(['09:00–10:00', '09:00–10:00']);
    expect(await calendars.interviews(RAES)).toHaveLength(1);
    expect(await serve.stop()).toBe(0);
  },
);
