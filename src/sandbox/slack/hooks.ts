import { Hono } from 'hono';
import { parsed } from './json.ts';
import { respond } from './post.ts';
import type { Workspace } from './workspace.ts';

/** `POST /hooks/<id>`: response URLs. */
export function hooks(current: () => Workspace): Hono {
  const app = new Hono();
  app.post('/hooks/:id', async c => {
    const workspace = current();
    const hook = workspace.lifetimes.useHook(c.req.param('id'));
    if (typeof hook === 'string') {
      const why = {
        used_url: 'used five times already',
        expired_url: 'older than 30 minutes',
        no_such_url: 'unknown',
      };
      workspace.journal.note('refused', `A response URL: ${hook}`, [`The response URL is ${why[hook]}`]);
      return c.json({ ok: false, error: hook }, 404);
    }
    const result = await respond(workspace, hook, parsed(await c.req.text()));
    return result === 'ok' ? c.text('ok') : c.text(result, 400);
  });
  return app;
}
