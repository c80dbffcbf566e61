import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { onTestFinished } from 'vitest';
import { startLocalSlack } from '../../src/sandbox/slack/start.ts';

/** What a real installation has around it, on this machine. */
export const TOKEN = 'xoxb-canary-token';
export const SECRET = '0123456789abcdef0123456789abcdef';

/** A Slack whose app was granted these scopes; everything where they are left out. */
export async function slackWith(scopes?: readonly string[]): Promise<{ url: string }> {
  const slack = await startLocalSlack({
    people: [
      {
        id: 'UHANA',
        name: 'hana',
        realName: 'Hana Sato',
        email: 'hana@acme.test',
        zone: 'Europe/Berlin',
        isAdmin: true,
      },
    ],
    channels: [{ name: 'hiring' }],
    appUrl: 'http://127.0.0.1:9',
    signingSecret: SECRET,
    botToken: TOKEN,
    teamName: 'Acme',
    ...(scopes ? { scopes } : {}),
  });
  onTestFinished(() => slack.close());
  return slack;
}

/** Answers every request alike, on a free port. */
export function answering(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Promise<string> {
  const server = createHttpServer((_, response) => response.writeHead(status, headers).end(body));
  return listening(server, 'http');
}

/** A mail server that lets in whoever logs in as `user:password`. */
export function mailServer(user: string, password: string): Promise<string> {
  const right = Buffer.from(`\0${user}\0${password}`).toString('base64');
  const server = createServer(socket => {
    socket.setEncoding('utf8');
    socket.write('220 mail.test ESMTP\r\n');
    socket.on('error', () => {});
    socket.on('data', (line: string) => {
      const [verb = '', , given = ''] = line.trim().split(' ');
      if (verb === 'EHLO') socket.write('250-mail.test\r\n250 AUTH PLAIN\r\n');
      else if (verb === 'AUTH') socket.write(given === right ? '235 Welcome\r\n' : '535 Wrong\r\n');
      else if (verb === 'QUIT') socket.end('221 Bye\r\n');
      else socket.write('250 OK\r\n');
    });
  });
  return listening(server, 'smtp');
}

function listening(server: Server | HttpServer, protocol: string): Promise<string> {
  onTestFinished(() => void server.close());
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`${protocol}://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

/** What `serve` needs to start beside a local Slack. */
export async function servingEnv(databaseUrl: string): Promise<Record<string, string>> {
  const { url } = await slackWith();
  return {
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: url,
    DATABASE_URL: databaseUrl,
    PORT: '0',
  };
}
