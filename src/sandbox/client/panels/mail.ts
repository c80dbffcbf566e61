import { get } from '../api.ts';
import { el, link, replace } from '../dom.ts';
import type { Child } from '../dom.ts';
import { icon } from '../icons.ts';
import type { Session } from '../session.ts';
import { format } from '../time.ts';
import type { Panel } from './panel.ts';

type Mail = {
  to: string;
  subject: string;
  sentAt: string | number;
  text: string;
  attachments?: { filename: string; contentType?: string; content?: string }[];
};

/** What candidates would find in their mailboxes, the newest first. Mail is shown as text: links work, nothing else does. */
export const mail: Panel = {
  name: 'mail',
  title: 'Candidates’ mail',
  icon: 'mail',
  load: () => get<Mail[]>('/panel/mail'),
  draw(body, mails: Mail[], session) {
    const opened = new Set(
      [...body.querySelectorAll<HTMLElement>('details[open]')].map(({ dataset }) => dataset['mail']),
    );
    const rows = mails.map((one, index) =>
      row(one, session, opened.has(keyOf(one)) || (opened.size === 0 && index === mails.length - 1)),
    );
    replace(
      body,
      rows.length === 0 ? el('p', { class: 'empty' }, 'No mail was sent yet.') : rows.toReversed(),
    );
  },
};

function row(one: Mail, session: Session, isOpen: boolean): HTMLElement {
  const at = typeof one.sentAt === 'number' ? one.sentAt : Date.parse(one.sentAt);
  return el(
    'details',
    { class: 'mail', open: isOpen, 'data-mail': keyOf(one) },
    el(
      'summary',
      {},
      el('span', { class: 'mail-subject' }, one.subject),
      el(
        'span',
        { class: 'mail-meta' },
        `to ${one.to} · `,
        format(at, session.zone(), {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          hour: '2-digit',
          minute: '2-digit',
        }),
      ),
    ),
    el('div', { class: 'mail-text' }, linked(one.text)),
    (one.attachments ?? []).map(attachment),
  );
}

function attachment({ filename, content }: { filename: string; content?: string }): HTMLElement {
  const label = [icon('file', 14), filename];
  if (content === undefined) return el('div', { class: 'mail-file' }, label);
  return el(
    'details',
    { class: 'mail-file' },
    el('summary', {}, label),
    el('pre', { class: 'code-block' }, content),
  );
}

function linked(text: string): Child[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
    .map((part, index) => (index % 2 === 1 ? link(part) : part));
}

function keyOf({ to, subject, sentAt }: Mail): string {
  return `${sentAt} ${to} ${subject}`;
}
