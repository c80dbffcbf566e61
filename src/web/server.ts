import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hono } from 'hono';
import { UserError } from '../core/user-error.ts';

/** Slow clients are cut off: a request has this long to arrive. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

export type WebServer = { port: number; close(): Promise<void> };

/** One port for everything: Slack's requests go to Bolt, the rest to the pages, which are made when first asked for. */
export async function startServer(options: {
  host: string;
  port: number;
  slackPath: string;
  slack: RequestListener;
  pages: () => Hono | Promise<Hono>;
}): Promise<WebServer> {
  const pages = listenerOf(options.pages);
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === options.slackPath && request.method === 'POST') options.slack(request, response);
    else pages(request, response);
  });
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await listen(server, options.host, options.port);
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

type Answer = (...to: Parameters<RequestListener>) => Promise<void>;

function listenerOf(make: () => Hono | Promise<Hono>): RequestListener {
  let made: Promise<Answer> | undefined;
  const load = async (): Promise<Answer> => {
    const [{ getRequestListener }, pages] = await Promise.all([import('@hono/node-server'), make()]);
    return getRequestListener(pages.fetch);
  };
  return (request, response) => {
    made ??= load();
    made
      .then(answer => answer(request, response))
      .catch(() => response.writeHead(500).end('This page could not be made.'));
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const hint = taken
        ? 'Stop the other program, or set PORT to another number.'
        : 'Set HOST and PORT to an address of this machine.';
      reject(new UserError(`Cannot listen on ${host}:${port} (${error.code}).`, hint, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
}

/** Streams never end by themselves, and a client may never read its answer. */
const CLOSE_MS = 3000;

/** Stops taking requests and waits for those that are being answered. */
function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    const force = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
