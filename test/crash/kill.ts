import { fork } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localCalendar } from '../../src/calendars/local.ts';
import type { Mail } from '../../src/core/ports.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import type { Store } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { servePorts } from './over-http.ts';

/** A database in which a proposal waits to be booked, and who is about to book it. */
export type Ready = { file: string; team: string; person: string; proposal: string; now: string };

/** What is left when all processes are gone, and what the outside was told. */
export type Aftermath = {
  points: number;
  events: { status: string; starts_at: number }[];
  posts: string[];
  mails: string[];
  store: Store;
  end(): Promise<void>;
};

/** Books in a process that is killed at a point, and again in one that is not. `dieAt` 0 kills nobody. */
export async function killAt(ready: Ready, dieAt: number): Promise<Aftermath> {
  const folder = mkdtempSync(join(tmpdir(), 'hireloop-kill-'));
  const file = join(folder, 'hireloop.db');
  copyFileSync(ready.file, file);
  const outside = await openStore('sqlite::memory:');
  await migrate(outside);
  const posts: string[] = [];
  const mails: string[] = [];
  const { url, server } = await servePorts({
    calendar: { ...localCalendar(calendarEvents(outside.db)) },
    messenger: recordingMessenger(posts),
    mailer: {
      send: async (mail: Mail) => {
        mails.push(mail.messageId);
        return { kind: 'ok' };
      },
    },
  });
  const life = (at: number, later: number) => run([file, url, ready, at, later]);
  if (dieAt > 0) await life(dieAt, 0);
  const points = await life(0, 10);
  const store = await openStore(`sqlite:${file}`);
  const events = await outside.db.selectFrom('calendar_event').select(['status', 'starts_at']).execute();
  const end = async () => {
    server.close();
    server.closeAllConnections();
    await Promise.all([store.close(), outside.close()]);
    rmSync(folder, { recursive: true, force: true });
  };
  return { points, events, posts, mails, store, end };
}

function recordingMessenger(posts: string[]) {
  return {
    post: async (_team: string, to: string, { notice }: { notice: string }) => {
      posts.push(`${notice} ${to}`);
      return { kind: 'ok', value: { channel: to, ts: String(posts.length), contentHash: 'first' } };
    },
    refresh: async (_team: string, _to: string, _ref: object, at: object) => ({ kind: 'ok', value: at }),
    publishHome: async () => ({ kind: 'ok' }),
  };
}

/** One process from its start to its end; resolves with the points that it passed, 0 where it was killed. */
function run([file, url, ready, dieAt, later]: [string, string, Ready, number, number]): Promise<number> {
  const now = Temporal.Instant.from(ready.now).add({ minutes: later }).toString();
  const args = [file, url, ready.team, ready.person, ready.proposal, now, String(dieAt)];
  const child = fork(join(import.meta.dirname, 'app-process.ts'), args, { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    let points = 0;
    child.on('message', message => (points = (message as { passed: number }).passed));
    child.on('exit', (code, signal) => {
      const expected = dieAt > 0 ? signal === 'SIGKILL' : code === 0;
      if (expected) resolve(points);
      else reject(new Error(`The process ended with ${code ?? signal} at ${dieAt}`));
    });
  });
}

/** What is wrong with what is left, in sentences; nothing where everything is as if no process had died. */
export function wrongs({ events, posts, mails }: Aftermath, deaths: number): string[] {
  const standing = events.filter(e => e.status === 'confirmed');
  const told = Map.groupBy(posts, p => p);
  const repeated = posts.length - told.size;
  const kinds = [...told.keys()].map(p => p.split(' ')[0] ?? '').toSorted((a, b) => (a < b ? -1 : 1));
  return [
    ...(events.length === 1 && standing.length === 1
      ? []
      : [`${events.length} events, ${standing.length} stand`]),
    ...(kinds.join() === 'booking,invitation' ? [] : [`messages: ${kinds.join()}`]),
    ...(mails.length > 0 ? [] : ['no mail']),
    ...(repeated <= deaths ? [] : [`${repeated} messages repeated`]),
    ...(mails.length <= 1 + deaths && new Set(mails).size === 1 ? [] : [`mails: ${mails.join()}`]),
  ];
}
