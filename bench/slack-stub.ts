import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As far as Slack is away. */
const LATENCY_MS = 50;

/** A Slack that says yes to everything, for measuring what we do ourselves; answers take the time of the way. */
export async function startStub(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const method = request.url?.replace('/api/', '') ?? '';
      const base = {
        ok: true,
        team_id: 'T1',
        team: 'Bench',
        user_id: 'UBOT',
        bot_id: 'B1',
        view: { id: 'V1', hash: '1' },
        ts: '1.1',
        channel: 'D1',
      };
      const answer = method === 'users.list' ? { ok: true, members: [member()] } : base;
      const send = () =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      // What is asked at the start is not measured here: a bare Bolt asks nothing.
      if (/^(users|auth|team|bots)\./.test(method)) send();
      else setTimeout(send, LATENCY_MS);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

const member = () => ({
  id: 'U1',
  team_id: 'T1',
  name: 'rae',
  real_name: 'Rae Ortega',
  is_admin: true,
  tz: 'Europe/Berlin',
  profile: { email: 'rae@example.com' },
});
