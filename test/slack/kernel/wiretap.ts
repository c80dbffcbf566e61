import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type WebCall = { method: string; args: Record<string, unknown>; answer: Record<string, unknown> };

/** Stands between the app and its Slack: writes down every call of the Web API, and can hold one back. */
export async function tapWire(target: string) {
  const calls: WebCall[] = [];
  const held = new Map<string, Promise<void>>();
  const server = createServer((request, response) => {
    // A call that is still held when the test is over ends with its server.
    void pass(request, response).catch(() => response.destroy());
  });
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const method = request.url?.split('/').at(-1) ?? '';
    await held.get(method);
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, 'content-type': type };
    const answer = await fetch(`${target}${method}`, { method: 'POST', headers, body });
    const text = await answer.text();
    calls.push({ method, args: argumentsOf(body), answer: JSON.parse(text || '{}') });
    const wait = answer.headers.get('retry-after');
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      ...(wait ? { 'retry-after': wait } : {}),
    });
    response.end(text);
  }
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    calls,
    called: (method: string) => calls.filter(c => c.method === method),
    /** Calls of the method wait until they are released. */
    hold(method: string): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(method, promise);
      return () => {
        held.delete(method);
        resolve();
      };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function argumentsOf(body: string): Record<string, unknown> {
  const form = Object.fromEntries(new URLSearchParams(body));
  return Object.fromEntries(
    Object.entries(form).map(([key, value]) => [key, /^[[{]/.test(value) ? JSON.parse(value) : value]),
  );
}
