import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { hireloop, ROOT, start } from './run.ts';

async function takenPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test('the sandbox listens where PORT says, and stops at a signal', { timeout: 60_000 }, async () => {
  const sandbox = start([`${ROOT}/src/hireloop.js`, 'sandbox'], { PORT: '0' });
  await sandbox.says('/sandbox');
  sandbox.signal('SIGTERM');
  const { code, out } = await sandbox.ended;
  expect(code).toBe(0);
  expect(out).toMatch(/Open http:\/\/127\.0\.0\.1:\d+\/sandbox/);
  expect(out).not.toContain(':3000/');
});

test('the sandbox takes no other port than the one that was asked for', { timeout: 60_000 }, async () => {
  const port = await takenPort();
  const { code, err } = await hireloop(['sandbox'], { PORT: String(port) });
  expect(code).toBe(2);
  expect(err).toContain(`Cannot listen on 127.0.0.1:${port} (EADDRINUSE).`);
  expect(err).toContain('set PORT to another number');
  expect((await hireloop(['sandbox'], { PORT: 'often' })).err).toContain('PORT must be like 3000');
});

test.each([
  ['sandbox', 'npm run sandbox'],
  ['serve', 'npm start'],
])('%s refuses words that it does not know', async (command, usage) => {
  for (const word of ['4000', '--port=4000']) {
    const { code, err } = await hireloop([command, word]);
    expect(code).toBe(2);
    expect(err).toContain(`Write: ${usage}`);
  }
});
