import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Registry } from 'prom-client';

export type Health = {
  /** Undefined when all is well; otherwise what is wrong, in a few words without data. */
  notReady: () => Promise<string | undefined>;
  metrics: Registry;
};

/** Everything that is served besides Slack's requests. */
export function createPages({ notReady, metrics }: Health): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      referrerPolicy: 'no-referrer',
    }),
  );
  app.get('/healthz', c => c.text('ok'));
  app.get('/readyz', async c => {
    const reason = await notReady();
    return reason === undefined ? c.text('ready') : c.text(reason, 503);
  });
  app.get('/metrics', async c =>
    c.text(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  );
  app.notFound(c => c.text('There is nothing here.', 404));
  return app;
}
