import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Line } from '../../src/calendars/http/line.ts';
import { FakeClock, MONDAY } from '../world.ts';

/** A service whose answers are given one by one. */
async function service(answer: (response: ServerResponse, nth: number) => void) {
  let calls = 0;
  const server = createServer((_, response) => answer(response, (calls += 1)));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, calls: () => calls };
}

const line = () => new Line(new FakeClock());

describe('the line to a calendar service', () => {
  test('carries four calls at a time, and the next when one of them has ended', async () => {
    const waiting: ServerResponse[] = [];
    const { url, calls } = await service(response => waiting.push(response));
    const to = line();
    const all = Promise.all(Array.from({ length: 10 }, () => to.send({ method: 'GET', url, reads: true })));
    for (let ended = 0; ended < 10; ended += 1) {
      const under = Math.min(4, 10 - ended);
      await vi.waitUntil(() => waiting.length === under);
      expect(calls()).toBe(ended + under);
      waiting.shift()?.end('{}');
    }
    expect((await all).map(reply => 'status' in reply && reply.status)).toEqual(Array(10).fill(200));
  });

  test('F9: reads again at once what asks for a moment, three times at most, and never writes again', async () => {
    const busy = await service(response => response.writeHead(503, { 'retry-after': '0' }).end());
    const away = { kind: 'unavailable', because: 'http 503', retryAfterMs: 0 };
    expect(await line().send({ method: 'GET', url: busy.url, reads: true })).toEqual(away);
    expect(busy.calls()).toBe(3);
    expect(await line().send({ method: 'POST', url: busy.url })).toEqual(away);
    expect(busy.calls()).toBe(4);
    const once = await service((response, nth) =>
      response.writeHead(nth === 1 ? 429 : 200, { 'retry-after': '0' }).end('{}'),
    );
    expect(await line().send({ method: 'GET', url: once.url, reads: true })).toMatchObject({ status: 200 });
  });

  test.each([
    ['in seconds', '30', 30_000],
    ['as a date', new Date(MONDAY.epochMilliseconds + 90_000).toUTCString(), 90_000],
    ['as a date that is over', new Date(MONDAY.epochMilliseconds - 90_000).toUTCString(), 0],
    ['in words that nobody understands', 'soon', undefined],
  ])('F9: hands on for how long it is to wait, said %s', async (_, header, ms) => {
    const { url } = await service(response => response.writeHead(429, { 'retry-after': header }).end());
    const told = await line().send({ method: 'POST', url });
    expect(told).toEqual({
      kind: 'unavailable',
      because: 'http 429',
      ...(ms === undefined ? {} : { retryAfterMs: ms }),
    });
  });

  test('F9: does not make a person wait who asked, where the service wants half a minute', async () => {
    const { url, calls } = await service(response => response.writeHead(429, { 'retry-after': '30' }).end());
    const told = await line().send({ method: 'GET', url, reads: true });
    expect(told).toMatchObject({ kind: 'unavailable', retryAfterMs: 30_000 });
    expect(calls()).toBe(1);
  });
});
