import { describe, expect, test } from 'vitest';
import { Registry } from 'prom-client';
import { createPages } from '../../src/web/pages.ts';
import { quietLog } from '../quiet-log.ts';
import { acme } from '../world.ts';

type Given = { notReady?: () => Promise<string | undefined>; metricsToken?: string };

async function pages(trouble: Given = {}) {
  const world = await acme();
  const { log, lines } = quietLog();
  const notReady = trouble.notReady ?? (async () => undefined);
  const { metricsToken } = trouble;
  const app = createPages({ world, log, notReady, metrics: async () => new Registry(), metricsToken });
  return { world, lines, app };
}

describe('everything that is served', () => {
  test('is known: no other way in, and nothing that takes anything (S46)', async () => {
    const { app } = await pages();
    const routes = app.routes.filter(r => r.method !== 'ALL').map(r => `${r.method} ${r.path}`);
    expect([...new Set(routes)].toSorted()).toEqual([
      'GET /assets/evaluation.css',
      'GET /assets/print.js',
      'GET /e/:token',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
      'POST /calendar-news/:watch',
    ]);
    for (const path of ['/', '/sandbox', '/admin', '/debug', '/slack/events', '/%2e%2e/package.json'])
      expect((await app.request(path)).status).toBe(404);
  });

  test('may not be framed, and runs nothing but files of ours (S20)', async () => {
    const { app } = await pages();
    for (const path of ['/healthz', '/nowhere', '/e/x.y']) {
      const policy = (await app.request(path)).headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("script-src 'self';");
    }
  });

  test('says that it is not ready where the database is away, and nothing of the database', async () => {
    const away = () => Promise.reject(new Error('connect to hire:password@10.0.0.7 failed'));
    const { app, lines } = await pages({ notReady: away });
    const response = await app.request('/readyz');
    expect([response.status, await response.text()]).toEqual([503, 'The database does not answer.']);
    expect(lines.map(l => l.what)).toEqual(['not ready']);
  });

  test('tells its metrics to whoever knows the word for them, and to anybody where there is none', async () => {
    const word = 'a-word-of-sixteen-or-more';
    const { app } = await pages({ metricsToken: word });
    const read = async (authorization?: string) =>
      (await app.request('/metrics', { headers: authorization ? { authorization } : {} })).status;
    expect(await read()).toBe(401);
    expect(await read(`Bearer ${word}x`)).toBe(401);
    expect(await read(word)).toBe(401);
    expect(await read(`Bearer ${word}`)).toBe(200);
    expect((await (await pages()).app.request('/metrics')).status).toBe(200);
  });

  test('that fails is told to the log, and to its reader without a word of what failed', async () => {
    const { app, world, lines } = await pages();
    Object.defineProperty(world, 'site', {
      get: () => {
        throw new Error('canary');
      },
    });
    const response = await app.request('/e/x.y');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('canary');
    expect(lines.map(l => l.what)).toEqual(['a page failed']);
  });
});
