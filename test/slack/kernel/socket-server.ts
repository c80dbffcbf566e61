import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * The side of Slack that Socket Mode talks to: `apps.connections.open`, and a WebSocket (RFC 6455) as far as small text
 * messages need it. Everything else of the Web API goes to a local Slack.
 */
export async function startSocketServer(webApi: string) {
  const state = { opened: 0, refuse: [] as string[] };
  const answers: { envelope_id: string; payload: unknown }[] = [];
  const connections = new Set<Duplex>();
  let port = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void (async () => {
        const method = request.url?.split('/').at(-1) ?? '';
        const body = Buffer.concat(chunks).toString();
        response.setHeader('content-type', 'application/json');
        if (method === 'apps.connections.open') return response.end(JSON.stringify(openConnection()));
        const { authorization = '', 'content-type': type = '' } = request.headers;
        const headers = { authorization, 'content-type': type };
        const answer = await fetch(`${webApi}${method}`, { method: 'POST', headers, body });
        response.writeHead(answer.status).end(await answer.text());
      })().catch(() => response.destroy());
    });
  });

  function openConnection(): object {
    const error = state.refuse.shift();
    if (error) return { ok: false, error };
    state.opened += 1;
    return { ok: true, url: `ws://127.0.0.1:${port}/link` };
  }

  server.on('upgrade', (request, socket) => {
    const key = String(request.headers['sec-websocket-key']);
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    socket.on('error', () => connections.delete(socket));
    readFrames(socket as Socket, (opcode, data) => {
      if (opcode === 0x1) answers.push(JSON.parse(data.toString()) as (typeof answers)[number]);
      if (opcode === 0x9) socket.write(frame(0xa, data));
      if (opcode === 0x8) socket.end(frame(0x8, data));
    });
    socket.write(frame(0x1, Buffer.from(JSON.stringify({ type: 'hello', num_connections: 1 }))));
  });

  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
  const say = (message: object) => {
    for (const socket of connections) socket.write(frame(0x1, Buffer.from(JSON.stringify(message))));
  };
  return {
    url: `http://127.0.0.1:${port}/api/`,
    /** How often a connection was asked for, and with which errors the next ones are refused. */
    state,
    answers,
    connections,
    say,
    close() {
      for (const socket of connections) socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

function frame(opcode: number, data: Buffer): Buffer {
  const long = data.length > 125;
  const head = Buffer.alloc(long ? 4 : 2);
  head[0] = 0x80 | opcode;
  head[1] = long ? 126 : data.length;
  if (long) head.writeUInt16BE(data.length, 2);
  return Buffer.concat([head, data]);
}

/** Frames of a client are masked; ours are short, and none is split. */
function readFrames(socket: Socket, heard: (opcode: number, data: Buffer) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      if (buffer.length < 6) return;
      const short = (buffer[1] ?? 0) & 0x7f;
      const wide = short === 126 ? 2 : short === 127 ? 8 : 0;
      if (buffer.length < 6 + wide) return;
      const length =
        wide === 2 ? buffer.readUInt16BE(2) : wide === 8 ? Number(buffer.readBigUInt64BE(2)) : short;
      const start = 6 + wide;
      if (buffer.length < start + length) return;
      const mask = buffer.subarray(start - 4, start);
      const data = Buffer.from(
        buffer.subarray(start, start + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0)),
      );
      const opcode = (buffer[0] ?? 0) & 0x0f;
      buffer = buffer.subarray(start + length);
      heard(opcode, data);
    }
  });
}
