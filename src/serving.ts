import { existsSync } from 'node:fs';
import type { Hono } from 'hono';
import { type App, createApp, loadData } from './app.ts';
import type { Config } from './config.ts';
import type { Log, Mailer } from './core/ports.ts';
import { type Duty, type Leader, leadAlone, leadInTurn } from './jobs/leader.ts';
import type { Round, Ticking } from './jobs/rounds.ts';
import { startTicking } from './jobs/schedules.ts';
import { createLog } from './log.ts';
import { SLACK_PATH } from './slack/kernel/receiver.ts';
import { backUp } from './store/backup.ts';
import type { Store } from './store/database.ts';
import { careForRestore, keepServed } from './restore.ts';
import { settle } from './settle.ts';
import { holdInstanceLock } from './store/instance-lock.ts';
import { tryLeaderLock } from './store/leader-lock.ts';
import { migrate, pendingMigrations } from './store/migrate.ts';
import { openStore, sqliteFile } from './store/open.ts';
import { systemClock, systemIds, uptimeSeconds } from './system.ts';
import { startServer } from './web/server.ts';

/** After a signal, for what is under way; orchestrators kill after thirty seconds. */
const GRACE_MS = 25_000;
/** When the first requests, for which somebody may have waited, are answered. */
const SETTLE_MS = 3000;

/** Everything that `serve` runs, from opening the database to letting go of it. */
export async function serveWorkspace(config: Config): Promise<number> {
  const log = createLog(config.logLevel);
  const catalogue = loadData(config.dataFolder);
  const file = sqliteFile(config.databaseUrl);
  const unlock = file === undefined ? () => {} : holdInstanceLock(file);
  const store = await bringUp(config.databaseUrl, log);
  const mailer = await mailerFor(config);
  const { publicUrl, secret } = config;
  const site = publicUrl && secret ? { url: publicUrl, secret } : undefined;
  const outside = { clock: systemClock, ids: systemIds, log, mailer, site };
  const app = await createApp({ config, store, catalogue, ...outside });
  await careForRestore(app.world, file, log);
  const duty = dutyOf(app, file, log);
  const server = await startServer({
    ...config,
    slackPath: SLACK_PATH,
    slack: app.slackListener,
    pages: () => pagesFor({ app, store, rounds: duty.rounds, log, config }),
  });
  const leader = leaderFor(config, duty, log);
  const ms = Math.round(uptimeSeconds() * 1000);
  log.info('serving', {
    host: config.host,
    port: server.port,
    team: app.identity.team,
    where: store.where,
    ms,
  });
  setTimeout(settle, SETTLE_MS).unref();
  log.info('stopping', { signal: await stopSignal() });
  const deadline = systemClock.now().add({ milliseconds: GRACE_MS });
  await Promise.race([server.close(), pauseUntil(deadline)]);
  await app.stop();
  await drained(app.inFlight, deadline);
  await leader.stop(msUntil(deadline));
  const requests = app.inFlight();
  const rounds = duty.rounds().filter(round => round.since).length;
  if (requests + rounds > 0) {
    // The database bears being left open; what still runs would not bear to find it closed.
    log.warn('stopped with work under way', { requests, rounds });
    process.exit(0);
  }
  await store.close();
  unlock();
  return 0;
}

/** Opens the database and brings it to this version; a SQLite file that has something to lose is copied first. */
async function bringUp(url: string, log: Log): Promise<Store> {
  const file = sqliteFile(url);
  const hasContent = file !== undefined && existsSync(file);
  const store = await openStore(url, error => log.error('an idle database connection failed', error));
  if ((await pendingMigrations(store)).length === 0) return store;
  if (hasContent) log.info('backed up', { where: await backUp(file, systemClock.now()) });
  log.info('migrated', { steps: (await migrate(store)).join(', ') });
  return store;
}

/** Mail is loaded where it is used. */
async function mailerFor({ mail }: Config): Promise<Mailer | undefined> {
  if (!mail) return undefined;
  const { smtpMailer } = await import('./mail/smtp.ts');
  return smtpMailer({ ...mail, clock: systemClock });
}

type Paged = { app: App; store: Store; rounds: () => Round[]; log: Log; config: Config };

async function pagesFor({ app, store, rounds, log, config }: Paged): Promise<Hono> {
  const { createPages } = await import('./web/pages.ts');
  const metrics = async () => {
    const { createMetrics } = await import('./web/metrics.ts');
    return createMetrics({ db: store.db, clock: app.world.clock, inFlight: app.inFlight, rounds });
  };
  const notReady = async () => {
    await store.db.selectFrom('workspace').select('team_id').limit(1).execute();
    return undefined;
  };
  const { metricsToken } = config;
  return createPages({ notReady, metrics, world: app.world, log, metricsToken });
}

function leaderFor({ databaseUrl }: Config, duty: Duty, log: Log): Leader {
  if (sqliteFile(databaseUrl) !== undefined) return leadAlone(duty);
  return leadInTurn({ duty, tryLock: () => tryLeaderLock(databaseUrl), log });
}

/** What is done once for all processes: looking at the clock, and running what fell due. */
function dutyOf(
  { world, dispatcher }: App,
  file: string | undefined,
  log: Log,
): Duty & { rounds(this: void): Round[] } {
  let ticking: Ticking | undefined;
  return {
    rounds: () => ticking?.rounds() ?? [],
    begin: () => {
      dispatcher.start();
      ticking = startTicking(world, log, () => keepServed(world, file));
    },
    end: async deadlineMs => {
      const deadline = systemClock.now().add({ milliseconds: Math.round(deadlineMs) });
      const ticked = ticking?.stop();
      await dispatcher.stop(deadlineMs);
      // A calendar provider that does not answer is not waited for any longer than anybody else.
      await Promise.race([ticked, pauseUntil(deadline)]);
    },
  };
}

const msUntil = (deadline: Temporal.Instant): number =>
  Math.max(0, deadline.epochMilliseconds - systemClock.now().epochMilliseconds);

function pauseUntil(deadline: Temporal.Instant): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, msUntil(deadline)).unref();
  });
}

function stopSignal(): Promise<string> {
  return new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
}

async function drained(inFlight: () => number, deadline: Temporal.Instant): Promise<void> {
  while (inFlight() > 0 && msUntil(deadline) > 0) await new Promise(resolve => setTimeout(resolve, 50));
}
