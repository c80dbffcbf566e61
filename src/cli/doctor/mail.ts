import { createTransport } from 'nodemailer';
import { type Check, fix, ok, unknown, warn } from './check.ts';

const TIMEOUT_MS = 10_000;

export const mailCheck: Check = {
  title: 'Mail',
  async run({ environment }) {
    if ('problem' in environment) return unknown('Mail', 'the environment');
    const { mail } = environment.config;
    if (!mail) {
      const todo = 'Set SMTP_URL and MAIL_FROM if Hireloop is to mail invitations.';
      return [warn('No mail server is set: candidates get no invitation from Hireloop.', todo)];
    }
    const { host } = new URL(mail.url);
    try {
      await verify(mail.url);
      return [ok(`${host} takes the login.`)];
    } catch (error) {
      const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number };
      const why = responseCode === undefined ? code : `${code}, ${responseCode}`;
      const todo =
        code === 'EAUTH'
          ? 'Correct the user and the password in SMTP_URL; some providers want a password for apps.'
          : 'Correct the host and the port in SMTP_URL; smtps: is for port 465, smtp: for 587.';
      return [fix(`${host} ${code === 'EAUTH' ? 'refuses the login' : 'cannot be used'} (${why}).`, todo)];
    }
  },
};

async function verify(smtpUrl: string): Promise<void> {
  const url = new URL(smtpUrl);
  for (const limit of ['connectionTimeout', 'greetingTimeout', 'socketTimeout'])
    url.searchParams.set(limit, String(TIMEOUT_MS));
  const transport = createTransport(url.href);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}
