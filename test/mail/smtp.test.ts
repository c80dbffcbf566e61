import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Mail } from '../../src/core/ports.ts';
import { smtpMailer } from '../../src/mail/smtp.ts';
import { FakeClock, MONDAY } from '../world.ts';

type Received = { to: string[]; source: string };

/** A real SMTP server on this machine, and a mailer that is set up for it. */
async function post(options: SMTPServerOptions & { login?: string } = {}) {
  const { login, ...own } = options;
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const to = envelope.rcptTo.map(r => r.address);
      const keep = async () => received.push({ to, source: await text(stream) });
      void keep().finally(() => done());
    },
    ...own,
  });
  server.on('error', () => undefined);
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => new Promise<void>(closed => server.close(() => closed())));
  const { port } = server.server.address() as AddressInfo;
  const url = `smtp://${login ? `${login}@` : ''}127.0.0.1:${port}`;
  const mailer = smtpMailer({ url, from: 'Hireloop <hire@acme.example>', clock: new FakeClock() });
  return { mailer, received };
}

const mail = (extra: Partial<Mail> = {}): Mail => ({
  to: { name: 'Mia Example', address: 'mia@example.com' },
  replyTo: { name: 'Rae', address: 'rae@acme.example' },
  subject: 'Your interview',
  text: 'See you on Monday.',
  messageId: 'one@hireloop',
  ...extra,
});

const refuse = (code: number) => Object.assign(new Error('Not here'), { responseCode: code });

describe('mail over SMTP', () => {
  test('carries the text, who answers go to, an id of ours and the invitation', async () => {
    const { mailer, received } = await post();
    const time = { start: MONDAY, end: MONDAY.add({ minutes: 60 }) };
    const invitation = {
      method: 'REQUEST' as const,
      uid: 'loop-1@hireloop',
      sequence: 3,
      time,
      title: 'Technical',
      zone: 'Europe/Berlin',
      organiser: { name: 'Rae', address: 'rae@acme.example' },
      guest: { name: 'Mia Example', address: 'mia@example.com' },
    };
    expect(await mailer.send(mail({ invitation }))).toEqual({ kind: 'ok', value: undefined });
    const [{ to, source } = { to: [], source: '' }] = received;
    expect(to).toEqual(['mia@example.com']);
    expect(source).toContain('Message-ID: <one@hireloop>');
    expect(source).toMatch(/^Reply-To: "?Rae"? <rae@acme\.example>/m);
    expect(source).toContain('See you on Monday.');
    const ics = Buffer.from(
      /base64\r\n\r\n([\w+/=\r\n]+)\r\n--/.exec(source)?.[1] ?? '',
      'base64',
    ).toString();
    expect(`${source}${ics}`).toMatch(/METHOD:REQUEST[\s\S]*UID:loop-1@hireloop/);
  });

  test('goes to one person, whatever a name or an address looks like', async () => {
    const { mailer, received } = await post();
    const name = 'Mia, Eve <eve@evil.example>';
    await mailer.send(
      mail({ to: { name, address: 'mia@example.com' }, subject: 'Hi\r\nBcc: eve@evil.example' }),
    );
    await mailer.send(mail({ to: { name: 'M', address: 'mia@example.com, eve@evil.example' } }));
    expect(received.flatMap(r => r.to)).not.toContain('eve@evil.example');
    expect(received[0]?.source).not.toMatch(/^Bcc:/im);
  });

  test('tells a refusal for good from one that may pass and from a server that is away', async () => {
    const forGood = await post({ onRcptTo: (_, __, done) => done(refuse(550)) });
    expect(await forGood.mailer.send(mail())).toMatchObject({ kind: 'refused' });
    const later = await post({ onRcptTo: (_, __, done) => done(refuse(451)) });
    expect(await later.mailer.send(mail())).toMatchObject({ kind: 'unavailable' });
    const away = smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'h@acme.example', clock: new FakeClock() });
    expect(await away.send(mail())).toEqual({ kind: 'unavailable', because: 'ESOCKET' });
  });

  test('says that the login is refused, which ends all mail, not this one alone', async () => {
    const { mailer } = await post({
      login: 'hire:wrong',
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(refuse(535)),
    });
    const refused = { kind: 'refused', because: 'the mail server refuses the login', wholly: true };
    expect(await mailer.send(mail())).toEqual(refused);
    expect(await mailer.verify()).toEqual(refused);
  });
});
