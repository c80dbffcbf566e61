import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Instants, and the maps that calendars answer with, as JSON and back. */
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

const pack = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) => (inner instanceof Map ? { map: [...inner] } : inner));

const unpack = (text: string): unknown =>
  JSON.parse(text, (_key, inner: unknown) => {
    if (typeof inner === 'string' && INSTANT.test(inner)) return Temporal.Instant.from(inner);
    const map = (inner as { map?: [unknown, unknown][] } | null)?.map;
    return Array.isArray(map) ? new Map(map) : inner;
  });

type Ports = Record<string, Record<string, unknown>>;

/** Serves ports to another process: each call is a POST of its arguments to `/port/method`. */
export async function servePorts(ports: Ports): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [, port = '', method = ''] = (request.url ?? '').split('/');
      const call = ports[port]?.[method] as (...args: unknown[]) => Promise<unknown>;
      const args = unpack(Buffer.concat(chunks).toString()) as unknown[];
      void call(...args).then(result => response.end(pack({ result })));
    });
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** A port that another process serves, with these methods and values. */
export function remotePort(url: string, port: string, methods: readonly string[], values: object = {}) {
  const call = async (method: string, args: unknown[]): Promise<unknown> => {
    const response = await fetch(`${url}/${port}/${method}`, { method: 'POST', body: pack(args) });
    return (unpack(await response.text()) as { result?: unknown }).result;
  };
  const own = methods.map(method => [method, (...args: unknown[]) => call(method, args)]);
  return { ...values, ...Object.fromEntries(own) } as object;
}
