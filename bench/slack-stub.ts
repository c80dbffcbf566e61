import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Slack that says yes to everything, for measuring what we do ourselves. */
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
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.closeAllConnections() };
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
