import { createApp, loadData } from '../app.ts';
import { readConfig } from '../config.ts';
import { UserError } from '../core/user-error.ts';
import { startTicking } from '../jobs/schedules.ts';
import { createLog } from '../log.ts';
import { smtpMailer } from '../mail/smtp.ts';
import { SLACK_PATH } from '../slack/kernel/receiver.ts';
import { holdInstanceLock } from '../store/instance-lock.ts';
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
  app.dispatcher.start();
  const stopTicking = startTicking(app.world, log);
  log.info('serving', {
    host: config.host,
    port: server.port,
    team: app.identity.team,
    where: store.where,
    ms: Math.round(uptimeSeconds() * 1000),
  });
  const signal = await stopSignal();
  log.info('stopping', { signal });
  stopTicking();
  await server.close();
  await drained(app.inFlight, GRACE_MS);
  await app.dispatcher.stop(GRACE_MS);
  await store.close();
  unlock();
  return 0;
}

function stopSignal(): Promise<string> {
  return new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
}

async function drained(inFlight: () => number, graceMs: number): Promise<void> {
  const deadline = systemClock.now().add({ milliseconds: graceMs });
  while (inFlight() > 0 && Temporal.Instant.compare(systemClock.now(), deadline) < 0) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
