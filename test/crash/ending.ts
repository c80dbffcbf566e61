import { findSituation } from '../../src/store/situations.ts';
import { breaches } from '../invariants.ts';
import { TEAM } from '../world.ts';
import { type Beginning, live } from './lives.ts';
import type { Scene } from './moment.ts';

/** What everybody sees in the end: the same, however often the process died on the way. */
export type Ending = { booked: unknown; events: unknown; told: string[]; mailed: string[] };

/** Lives that nobody cuts short, until nothing is left to do. */
const LIVES = 3;

export async function endingOf(scene: Scene, { press, application }: Beginning): Promise<Ending> {
  for (let turn = 0; turn < LIVES; turn += 1) await live(scene, press, Infinity);
  const { world, office } = scene;
  const situation = await findSituation(world.db, TEAM, application);
  const events = await world.db
    .selectFrom('calendar_event')
    .select(['id', 'status', 'starts_at', 'title'])
    .orderBy('change')
    .execute();
  const guests = await world.db
    .selectFrom('calendar_attendee')
    .select(['event_id', 'address', 'answer'])
    .orderBy('address')
    .execute();
  return {
    booked: situation?.interviews.map(i => ({
      time: String(i.booking?.time.start),
      seats: i.seats.map(s => `${s.person}: ${s.answer?.answer}`),
    })),
    events: events.map(({ id, status, starts_at, title }) => ({
      status,
      starts_at,
      title,
      guests: guests.filter(g => g.event_id === id).map(g => `${g.address}: ${g.answer}`),
    })),
    told: [...new Set(office.posts.map(p => `${p.notice} ${p.to}`))].toSorted(),
    mailed: [...new Set(office.mails.map(m => `${m.subject} ${m.to.address}`))].toSorted(),
  };
}

/** What is wrong with an ending besides what it shows, in sentences. */
export async function wrongs({ world, office }: Scene, deaths: number): Promise<string[]> {
  const repeated = (of: readonly string[]) => of.length - new Set(of).size;
  const posts = repeated(office.posts.map(p => `${p.notice} ${p.to} ${JSON.stringify(p.ids)}`));
  const mails = repeated(office.mails.map(m => m.messageId));
  const sameMail = repeated(office.mails.map(m => `${m.subject} ${m.to.address}`)) - mails;
  return [
    ...(await breaches(world.db)),
    ...(posts > deaths ? [`${posts} messages again after ${deaths} deaths`] : []),
    ...(mails > deaths ? [`${mails} mails again after ${deaths} deaths`] : []),
    ...(sameMail > 0 ? [`${sameMail} mails again under another id`] : []),
    ...(await unfinished(world.db, world.clock.now())),
  ];
}

async function unfinished(db: Scene['world']['db'], now: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('effect')
    .select(['key', 'outcome'])
    .where('not_before', '<=', now.epochMilliseconds)
    .execute();
  return rows
    .filter(e => e.outcome === null || e.outcome === 'dead')
    .map(e => `${e.key} is ${e.outcome ?? 'not done'}`);
}
