import type { Clock, Mail, Mailer } from '../core/ports.ts';
import { invitationIcs } from '../mail/invitation-ics.ts';

export type KeptMail = {
  to: string;
  subject: string;
  sentAt: string;
  text: string;
  attachments: { filename: string; contentType: string; content: string }[];
};

/** Where the candidates' mail goes in the sandbox: to a list that can be read beside Slack. */
export function createMailbox(clock: Clock): Mailer & { mails: readonly KeptMail[] } {
  const mails: KeptMail[] = [];
  const send = async (mail: Mail) => {
    const sentAt = clock.now();
    const { invitation } = mail;
    mails.push({
      to: `${mail.to.name} <${mail.to.address}>`,
      subject: mail.subject,
      sentAt: sentAt.toString(),
      text: mail.text,
      attachments: invitation
        ? [
            {
              filename: 'invite.ics',
              contentType: 'text/calendar',
              content: invitationIcs(invitation, sentAt),
            },
          ]
        : [],
    });
    return { kind: 'ok' as const, value: undefined };
  };
  return { mails, send };
}
