import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

export const SECRET = 'beefbeefbeefbeefbeefbeefbeefbeef';
const LANES = 16;

let sent = 0;

/** One signed `/hire` request; resolves with how long the answer took, in milliseconds. */
export function ask(port: number, text: string, responseUrl: string, agent?: Agent): Promise<number> {
  sent += 1;
  const fields = {
    command: '/hire',
    text,
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: `t${sent}`,
    response_url: responseUrl,
  };
  const body = new URLSearchParams(fields).toString();
  const seconds = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SECRET).update(`v0:${seconds}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': seconds,
    'x-slack-signature': `v0=${signature}`,
  };
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(
      {
        port,
        host: '127.0.0.1',
        path: '/slack/events',
        method: 'POST',
        headers,
        ...(agent ? { agent } : {}),
      },
      response => {
        response
          .resume()
          .on('end', () =>
            response.statusCode === 200
              ? resolve(performance.now() - began)
              : reject(new Error(`Answered ${response.statusCode}`)),
          );
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

export type Load = { perSecond: number; p50: number; p99: number };

/** So many requests in sixteen lanes; how many were acknowledged a second, and how long each took. */
export async function load(port: number, count: number, text: string, responseUrl: string): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: LANES });
  const took: number[] = [];
  let left = count;
  const began = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      took.push(await ask(port, text, responseUrl, agent));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  return {
    perSecond: count / seconds,
    p50: took[Math.floor(count * 0.5)] ?? 0,
    p99: took[Math.floor(count * 0.99)] ?? 0,
  };
}
