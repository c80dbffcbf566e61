import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { World } from '../../operations/world.ts';
import { strictHeaders } from '../headers.ts';
import { evaluationMarkdown } from './evaluation-markdown.ts';
import { evaluationPage, page, PRINT_PATH, STYLE_PATH } from './evaluation-page.ts';
import { readReport } from './evaluation-report.ts';

/** What the page loads, with the type of each. */
const ASSETS = [
  { path: STYLE_PATH, file: 'evaluation.css', type: 'text/css; charset=utf-8' },
  { path: PRINT_PATH, file: 'print.js', type: 'text/javascript; charset=utf-8' },
];
const MARKDOWN = '.md';

/** Evaluations behind signed links. Nothing of them is kept, indexed, framed or told to another site. */
export function evaluationRoutes(world: () => World): Hono {
  const routes = new Hono();
  routes.use('/e/*', strictHeaders);
  for (const { path, file, type } of ASSETS) {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8');
    routes.get(path, c => c.body(text, 200, { 'content-type': type }));
  }
  routes.get('/e/:token', async c => {
    c.header('cache-control', 'no-store, private');
    c.header('x-robots-tag', 'noindex, nofollow, noarchive');
    return answer(c, world());
  });
  return routes;
}

async function answer(c: Context, world: World): Promise<Response> {
  const token = c.req.param('token') ?? '';
  const asMarkdown = token.endsWith(MARKDOWN);
  const report = await readReport(world, asMarkdown ? token.slice(0, -MARKDOWN.length) : token);
  if (!report) {
    const why = 'This link is over, or it was never one of ours. Open “Debrief” in Slack for a new one.';
    return c.html(
      page('Not here', [
        html`<h1>Not here</h1>
          <p>${why}</p>`,
      ]),
      404,
    );
  }
  if (!asMarkdown) return c.html(evaluationPage(report));
  return c.body(evaluationMarkdown(report), 200, {
    'content-type': 'text/markdown; charset=utf-8',
    'content-disposition': 'attachment; filename="evaluation.md"',
  });
}
