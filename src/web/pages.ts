import { Hono } from 'hono';
import type { Registry } from 'prom-client';
import type { World } from '../operations/world.ts';
import { strictHeaders } from './headers.ts';
import { evaluationRoutes } from './evaluation/evaluation-routes.ts';

type Health = {
  /** Undefined when all is well; otherwise what is wrong, in a few words without data. */
  notReady: () => Promise<string | undefined>;
  /** Made when somebody asks for them first: their library costs memory that most never need. */
  metrics: () => Promise<Registry>;
};

type Served = Health & { world: World };

/** Everything that is served besides Slack's requests. */
export function createPages({ notReady, metrics, world }: Served): Hono {
  const app = new Hono();
  app.use(strictHeaders);
  app.get('/healthz', c => c.text('ok'));
  app.get('/readyz', async c => {
    const reason = await notReady();
    return reason === undefined ? c.text('ready') : c.text(reason, 503);
  });
  let registry: Promise<Registry> | undefined;
  app.get('/metrics', async c => {
    registry ??= metrics();
    const { contentType, text } = await read(registry);
    return c.text(text, 200, { 'content-type': contentType });
  });
  app.route(
    '/',
    evaluationRoutes(() => world),
  );
  app.notFound(c => c.text('There is nothing here.', 404));
  return app;
}

async function read(registry: Promise<Registry>): Promise<{ contentType: string; text: string }> {
  const made = await registry;
  return { contentType: made.contentType, text: await made.metrics() };
}
