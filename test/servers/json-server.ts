import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Request = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  text: string;
};
export type Response = { status: number; body?: unknown; headers?: Record<string, string> };

export type JsonServer = { url: string; calls: string[]; stop(): Promise<void> };

/** A server on this machine that answers JSON; `calls` keeps the method and path of each request. */
export async function startJsonServer(
  answer: (request: Request) => Response | Promise<Response>,
  port = 0,
): Promise<JsonServer> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const reply = async () => {
      const text = await readText(request);
      const url = new URL(request.url ?? '/', 'http://local');
      const { method = 'GET', headers } = request;
      calls.push(`${method} ${decodeURIComponent(url.pathname)}`);
      const result = await answer({ method, path: url.pathname, query: url.searchParams, headers, text });
      const body = result.body === undefined ? '' : JSON.stringify(result.body);
      response.writeHead(result.status, { 'content-type': 'application/json', ...result.headers }).end(body);
    };
    void reply();
  });
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
