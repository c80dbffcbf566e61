import { el, replace } from '../dom.ts';
import { icon } from '../icons.ts';
import type { Session } from '../session.ts';
import { clockTime } from '../time.ts';
import type { JournalEntry } from '../types.ts';

const WORDS = {
  refused: 'Slack would refuse this',
  advice: 'Slack takes this, readers suffer',
  unanswered: 'The app did not answer',
} as const;

/** What Slack would refuse, in words: the newest in one line, all of them when it is opened. */
export function strip(session: Session): HTMLElement {
  const list = el('ol', { class: 'journal' });
  const summary = el('summary', { class: 'strip-line' });
  const box = el('details', { class: 'strip', 'aria-label': 'What Slack would refuse' }, summary, list);
  const draw = () => {
    const entries = session.state.journal;
    const newest = entries.at(-1);
    box.className = newest ? `strip strip-${newest.kind}` : 'strip strip-quiet';
    replace(summary, newest ? line(newest, entries.length) : quiet(session));
    replace(
      list,
      entries.toReversed().map(entry => row(session, entry)),
    );
  };
  session.on('journal', draw);
  session.on('answer', draw);
  draw();
  return box;
}

function quiet(session: Session) {
  const { answerMs } = session.state;
  const words = answerMs === undefined ? '' : ` The app last answered within ${answerMs} ms.`;
  return [icon('check', 14), el('span', {}, `Slack would take everything so far.${words}`)];
}

function line(entry: JournalEntry, count: number) {
  return [
    icon(entry.kind === 'advice' ? 'info' : 'warning', 14),
    el('strong', {}, WORDS[entry.kind]),
    el('span', { class: 'strip-title' }, `${entry.title}. ${entry.details[0] ?? ''}`),
    el('span', { class: 'badge badge-quiet', 'aria-label': `${count} entries` }, count),
  ];
}

function row(session: Session, { at, kind, title, details }: JournalEntry): HTMLElement {
  return el(
    'li',
    { class: `journal-entry journal-${kind}` },
    el(
      'div',
      {},
      el('time', { class: 'time' }, clockTime(at, session.zone())),
      ' ',
      el('strong', {}, WORDS[kind]),
      ' — ',
      title,
    ),
    details.length > 0 &&
      el(
        'ul',
        {},
        details.map(detail => el('li', {}, detail)),
      ),
  );
}
