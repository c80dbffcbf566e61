import { createTransport } from 'nodemailer';
import type { Attendee, Clock, Invitation, Mail, Mailer, Outcome } from '../core/ports.ts';
import { invitationIcs } from './invitation-ics.ts';

const TIMEOUT_MS = 15_000;

/** Sends mail through one SMTP server. A permanent refusal (5xx) is told apart from one that may pass (4xx, network). */
export function smtpMailer(options: {
  url: string;
  from: string;
  clock: Clock;
}): Mailer & { verify(): Promise<Outcome<undefined>> } {
  const url = new URL(options.url);
  url.searchParams.set('connectionTimeout', String(TIMEOUT_MS));
  url.searchParams.set('greetingTimeout', String(TIMEOUT_MS));
  url.searchParams.set('socketTimeout', String(TIMEOUT_MS));
  const transport = createTransport(url.href, {
    from: options.from,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: mail => attempt(() => transport.sendMail(envelope(mail, options))),
    verify: () => attempt(() => transport.verify()),
  };
}

/** Addresses go in as objects: as text, a crafted one could name several recipients. */
function envelope(mail: Mail, { from, clock }: { from: string; clock: Clock }) {
  const { invitation } = mail;
  return {
    from,
    to: [mail.to],
    // Who has no mailbox that we know of is told by their Slack id, which no mail server takes.
    ...(isAddress(mail.replyTo) ? { replyTo: [mail.replyTo] } : {}),
    messageId: `<${mail.messageId}>`,
    subject: mail.subject,
    text: mail.text,
    ...(invitation
      ? { icalEvent: { method: invitation.method, content: icsOf(invitation, from, clock.now()) } }
      : {}),
  };
}

const isAddress = ({ address }: Attendee): boolean => address.includes('@');

function icsOf(invitation: Invitation, from: string, now: Temporal.Instant): string {
  const { organiser } = invitation;
  const own = /<([^<>]+)>/.exec(from)?.[1] ?? from;
  const known = isAddress(organiser) ? organiser : { ...organiser, address: own };
  return invitationIcs({ ...invitation, organiser: known }, now);
}

async function attempt(send: () => Promise<unknown>): Promise<Outcome<undefined>> {
  try {
    await send();
    return { kind: 'ok', value: undefined };
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: number; code?: string };
    if (code === 'EAUTH')
      return { kind: 'refused', because: 'the mail server refuses the login', wholly: true };
    if (responseCode !== undefined && responseCode >= 500)
      return { kind: 'refused', because: `the mail server refuses (${responseCode})` };
    return { kind: 'unavailable', because: code ?? 'mail' };
  }
}
