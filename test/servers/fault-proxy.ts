import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * `silent`: never answers. `busy`: 429. `broken`: 500, nothing was done. `lost`: it is done and the line goes dead.
 * `half`: it is done, and half of the answer arrives. `locked`: 401. `expired`: 410. `fine`: as it is.
 */
export type Fault = 'silent' | 'busy' | 'broken' | 'lost' | 'half' | 'locked' | 'expired' | 'fine';

export type FaultProxy = {
  url: string;
  /** What becomes of the next requests that match, in turn; after these all is fine. */
  next(method: string, ...faults: Fault[]): void;
  stop(): Promise<void>;
};

const STATUS = { busy: 429, broken: 500, locked: 401, expired: 410 } as const;

/** Stands between a provider and a server, and fails as it is told to. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const script = new Map<string, Fault[]>();
  const server = createServer((request, response) => void pass(target, script, request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    next: (method, ...faults) => script.set(method, faults),
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(
  target: string,
  script: ReadonlyMap<string, Fault[]>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const fault = script.get(request.method ?? '')?.shift() ?? 'fine';
  if (fault === 'silent') return;
  if (fault in STATUS) {
    const status = STATUS[fault as keyof typeof STATUS];
    response.writeHead(status, status === 429 ? { 'retry-after': '1' } : {}).end();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { host: _, connection: _c, ...headers } = request.headers;
  const answer = await fetch(new URL(request.url ?? '/', target), {
    method: request.method ?? 'GET',
    headers: headers as Record<string, string>,
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    redirect: 'manual',
  });
  const body = Buffer.from(await answer.arrayBuffer());
  if (fault === 'lost') {
    request.socket.destroy();
    return;
  }
  const kept = [...answer.headers].filter(
    ([name]) => !['content-encoding', 'content-length', 'transfer-encoding', 'connection'].includes(name),
  );
  response.writeHead(answer.status, Object.fromEntries(kept));
  if (fault !== 'half') {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, Math.floor(body.length / 2)));
  setImmediate(() => request.socket.destroy());
}
