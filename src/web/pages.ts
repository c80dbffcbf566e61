import { Hono } from 'hono';
import type { Registry } from 'prom-client';
import type { Log } from '../core/ports.ts';
import { isSame } from '../operations/signed.ts';
import type { World } from '../operations/world.ts';
import { strictHeaders } from './headers.ts';
import { calendarNews } from './calendar-news.ts';
import { evaluationRoutes } from './evaluation/evaluation-routes.ts';

type Health = {
  /** Undefined when all is well; otherwise what is wrong, in a few words without data. */
  notReady: () => Promise<string | undefined>;
  /** Made when somebody asks for them first: their library costs memory that most never need. */
  metrics: () => Promise<Registry>;
};

type Served = Health & {
  world: World;
  log: Log;
  /** Asked of whoever reads the metrics; anybody may where there is none. */
  metricsToken?: string | undefined;
};

/** Everything that is served besides Slack's requests. */
export function createPages({ notReady, metrics, world, log, metricsToken }: Served): Hono {
  const app = new Hono();
  app.use(strictHeaders);
  app.get('/healthz', c => c.text('ok'));
  app.get('/readyz', async c => {
    const reason = await notReady().catch((error: unknown) => {
      log.error('not ready', error);
      return 'The database does not answer.';
    });
    return reason === undefined ? c.text('ready') : c.text(reason, 503);
  });
  let registry: Promise<Registry> | undefined;
  app.get('/metrics', async c => {
    if (metricsToken && !isBearer(c.req.header('authorization'), metricsToken))
      return c.text('Send the METRICS_TOKEN of Hireloop as a bearer token.', 401, {
        'www-authenticate': 'Bearer',
      });
    registry ??= metrics();
    const { contentType, text } = await read(registry);
    return c.text(text, 200, { 'content-type': contentType });
  });
  app.route(
    '/',
    evaluationRoutes(() => world),
  );
  app.route('/', calendarNews(world));
  // Written by Hono, an error would be printed with all that it says of people.
  app.onError((error, c) => {
    log.error('a page failed', error);
    return c.text('This page could not be made. Try again in a minute.', 500);
  });
  app.notFound(c => c.text('There is nothing here.', 404));
  return app;
}

const isBearer = (header: string | undefined, token: string): boolean =>
  isSame(/^Bearer (.+)$/i.exec(header ?? '')?.[1] ?? '', token);

async function read(registry: Promise<Registry>): Promise<{ contentType: string; text: string }> {
  const made = await registry;
  return { contentType: made.contentType, text: await made.metrics() };
}
