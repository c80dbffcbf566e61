import { type App, createApp, loadData } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Log } from '../core/ports.ts';
import { UserError } from '../core/user-error.ts';
import { type Duty, leadAlone, leadInTurn } from '../jobs/leader.ts';
import { startTicking } from '../jobs/schedules.ts';
import { createLog } from '../log.ts';
import { smtpMailer } from '../mail/smtp.ts';
import { SLACK_PATH } from '../slack/kernel/receiver.ts';
import { holdInstanceLock } from '../store/instance-lock.ts';
import { tryLeaderLock } from '../store/leader-lock.ts';
import { migrate } from '../store/migrate.ts';
import { openStore } from '../store/open.ts';
import { systemClock, systemIds, uptimeSeconds } from '../system.ts';
import { createMetrics } from '../web/metrics.ts';
import { createPages } from '../web/pages.ts';
import { startServer } from '../web/server.ts';

/** After a signal, for what is under way; orchestrators kill after thirty seconds. */
const GRACE_MS = 25_000;

/** Serves one Slack workspace until it is told to stop. */
export async function serve(): Promise<number> {
  const config = readConfig();
  if (config.slack.appToken)
    throw new UserError(
      'Socket Mode is not supported yet.',
      'Leave SLACK_APP_TOKEN out and give Slack a public URL.',
    );
  const log = createLog(config.logLevel);
  const catalogue = loadData(config.dataFolder);
  const store = await openStore(config.databaseUrl, error =>
    log.error('an idle database connection failed', error),
  );
  const unlock =
    store.engine === 'sqlite' ? holdInstanceLock(config.databaseUrl.slice('sqlite:'.length)) : () => {};
  const steps = await migrate(store);
  if (steps.length > 0) log.info('migrated', { steps: steps.join(', ') });
  const mailer = config.mail && smtpMailer({ ...config.mail, clock: systemClock });
  const app = await createApp({ config, store, catalogue, clock: systemClock, ids: systemIds, log, mailer });
  const metrics = createMetrics(store.db, app.inFlight);
  const notReady = async () => {
    await store.db.selectFrom('workspace').select('team_id').limit(1).execute();
    return undefined;
  };
  const pages = createPages({ notReady, metrics });
  const server = await startServer({ ...config, slackPath: SLACK_PATH, slack: app.slackListener, pages });
  const duty = dutyOf(app, log);
  const leader =
    store.engine === 'sqlite'
      ? leadAlone(duty)
      : leadInTurn({ duty, tryLock: () => tryLeaderLock(config.databaseUrl), log });
  log.info('serving', {
    host: config.host,
    port: server.port,
    team: app.identity.team,
    where: store.where,
    ms: Math.round(uptimeSeconds() * 1000),
  });
  const signal = await stopSignal();
  log.info('stopping', { signal });
  const deadline = systemClock.now().add({ milliseconds: GRACE_MS });
  await Promise.race([server.close(), pauseUntil(deadline)]);
  await drained(app.inFlight, deadline);
  await leader.stop(msUntil(deadline));
  await store.close();
  unlock();
  return 0;
}

/** What is done once for all processes: looking at the clock, and running what fell due. */
function dutyOf({ world, dispatcher }: App, log: Log): Duty {
  let stopTicking = async (): Promise<void> => {};
  return {
    begin: () => {
      dispatcher.start();
      stopTicking = startTicking(world, log);
    },
    end: async deadlineMs => {
      const ticked = stopTicking();
      await dispatcher.stop(deadlineMs);
      if (deadlineMs > 0) await ticked;
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
