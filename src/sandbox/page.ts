import { readFileSync, readdirSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { browserApi } from './slack/browser-api.ts';
import type { LocalSlack } from './slack/start.ts';

/** The sandbox's page: mount it at `/sandbox`. Its parts are read once, types stripped, nothing is bundled. */
export function sandboxPage(slack: Pick<LocalSlack, 'current' | 'news'>): Hono {
  const files = clientFiles();
  const page = pageOf([...files.keys()].filter(name => name.endsWith('.ts')));
  const app = new Hono();
  app.use('*', sameOriginOnly);
  app.get('/', c => {
    c.header('content-security-policy', POLICY);
    c.header('referrer-policy', 'no-referrer');
    c.header('cache-control', 'no-store');
    return c.html(page);
  });
  app.get('/client/*', c => {
    const file = files.get(c.req.path.slice(c.req.path.indexOf('/client/') + '/client/'.length));
    if (!file) return c.notFound();
    return c.body(file.text, 200, {
      'content-type': `${file.type}; charset=utf-8`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
  });
  app.route('/slack', browserApi(slack.current, slack.news));
  return app;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: https:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Every module is named here, for else the browser finds them one import after another. */
function pageOf(modules: readonly string[]): string {
  const styles = ['base', 'shell', 'blocks', 'controls', 'panels'];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Hireloop sandbox</title>
<link rel="icon" href="data:,">
${styles.map(name => `<link rel="stylesheet" href="/sandbox/client/styles/${name}.css">`).join('\n')}
${modules.map(name => `<link rel="modulepreload" href="/sandbox/client/${name}">`).join('\n')}
<script type="module" src="/sandbox/client/main.ts"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the conversation</a>
<div id="app"></div>
<noscript>The sandbox needs JavaScript.</noscript>
</body>
</html>
`;
}

/** Another site must not press buttons here just because the sandbox runs on the same machine. */
const sameOriginOnly: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site');
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
  return isForeign && c.req.method !== 'GET' ? c.text('Only the sandbox itself may do that', 403) : next();
};

/** Node warns that stripping is experimental; whoever tries the sandbox need not read that. */
function stripped(source: string): string {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => {};
  const text = stripTypeScriptTypes(source);
  process.emitWarning = emitWarning;
  return text;
}

function clientFiles(): Map<string, { type: string; text: string }> {
  const folder = join(import.meta.dirname, 'client');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names.flatMap(name => {
      const read = () => readFileSync(join(folder, name), 'utf8');
      if (name.endsWith('.ts')) return [[name, { type: 'text/javascript', text: stripped(read()) }]];
      return name.endsWith('.css') ? [[name, { type: 'text/css', text: read() }]] : [];
    }),
  );
}
