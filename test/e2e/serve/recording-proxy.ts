import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRefused, validateMessage, validateView } from '../../../src/slack/block-kit/validate.ts';

type Json = Record<string, unknown>;
export type ShownView = { id: string; hash: string; view: Json };
export type SentMessage = { channel: string; ts: string; text: string; blocks: Json[] };

/**
 * Stands between the served process and emulate: passes everything on, keeps what people would see, and checks it with
 * our own validator, since emulate takes anything.
 */
export class RecordingProxy {
  readonly views: ShownView[] = [];
  readonly messages: SentMessage[] = [];
  readonly refused: string[] = [];
  /** What was answered at response URLs. */
  readonly told: Json[] = [];
  readonly #server: Server;
  readonly #target: string;

  private constructor(target: string) {
    this.#target = target;
    this.#server = createServer((request, response) => {
      void this.#answer(request, response);
    });
  }

  static async start(target: string): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(target);
    await new Promise<void>(resolve => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, body } = await this.#handle(request);
    response.writeHead(status, { 'content-type': type }).end(body);
  }

  async #handle(request: IncomingMessage): Promise<{ status: number; type: string; body: string }> {
    const body = await read(request);
    if (request.url?.startsWith('/response')) {
      this.told.push(JSON.parse(body) as Json);
      return { status: 200, type: 'text/plain', body: 'ok' };
    }
    const headers = {
      'content-type': request.headers['content-type'] ?? '',
      authorization: request.headers.authorization ?? '',
    };
    const answer = await fetch(`${this.#target}${request.url ?? ''}`, {
      method: request.method ?? 'POST',
      headers,
      body,
    });
    const text = await answer.text();
    this.#keep(request.url?.replace('/api/', '') ?? '', parse(body), JSON.parse(text) as Json);
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? 'application/json',
      body: text,
    };
  }

  #keep(method: string, sent: Json, answer: Json): void {
    if (method.startsWith('views.')) {
      const view = sent['view'] as Json;
      this.#check(method, validateView(view));
      const { id, hash } = (answer['view'] ?? {}) as { id?: string; hash?: string };
      if (id && hash) this.views.push({ id, hash, view });
    }
    if (method !== 'chat.postMessage' && method !== 'chat.update') return;
    const { text = '', blocks = [] } = sent as { text?: string; blocks?: Json[] };
    this.#check(method, validateMessage({ text, blocks }));
    const [channel, ts] = [String(answer['channel']), String(answer['ts'])];
    const known = this.messages.find(m => m.channel === channel && m.ts === ts);
    if (known) Object.assign(known, { text, blocks });
    else this.messages.push({ channel, ts, text, blocks });
  }

  #check(method: string, problems: ReturnType<typeof validateView>): void {
    for (const problem of problems.filter(isRefused))
      this.refused.push(`${method} ${problem.pointer}: ${problem.message}`);
  }
}

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** The SDK sends forms whose nested values are JSON. */
function parse(body: string): Json {
  const fields = Object.fromEntries(new URLSearchParams(body));
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value,
    ]),
  );
}
