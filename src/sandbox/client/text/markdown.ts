import { el, link } from '../dom.ts';
import type { Child } from '../dom.ts';
import { withEmoji } from './emoji.ts';

/** The markdown block: the part of GitHub's markdown that Slack translates. */
export function markdown(text: string): Child[] {
  const lines = text.replaceAll('\r', '').split('\n');
  const out: Child[] = [];
  let at = 0;
  while (at < lines.length) {
    const [node, next] = blockAt(lines, at);
    if (node !== undefined) out.push(node);
    at = next;
  }
  return out;
}

type Parsed = [node: Child, next: number];

function blockAt(lines: string[], at: number): Parsed {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [undefined, at + 1];
  if (line.startsWith('```')) return fence(lines, at);
  if (/^(\*{3,}|-{3,}|_{3,})\s*$/.test(line)) return [el('hr'), at + 1];
  const [, marks, heading] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
  if (marks)
    return [el(marks.length < 2 ? 'h3' : 'h4', { class: 'md-heading' }, inline(heading ?? '')), at + 1];
  if (line.startsWith('>')) return quote(lines, at);
  if (LIST.test(line)) return list(lines, at);
  if (/^\s*\|?[\s:|-]+\|[\s:|-]*$/.test(lines[at + 1] ?? '') && line.includes('|')) return table(lines, at);
  return paragraph(lines, at);
}

const LIST = /^\s*([-*+]|\d+[.)])\s+(.*)$/;

function fence(lines: string[], at: number): Parsed {
  const end = lines.findIndex((line, index) => index > at && line.startsWith('```'));
  const stop = end === -1 ? lines.length : end;
  return [el('pre', { class: 'code-block' }, lines.slice(at + 1, stop).join('\n')), stop + 1];
}

function quote(lines: string[], at: number): Parsed {
  const stop = endOf(lines, at, line => line.startsWith('>'));
  const inner = lines.slice(at, stop).map(line => line.replace(/^>\s?/, ''));
  return [el('blockquote', {}, markdown(inner.join('\n'))), stop];
}

function list(lines: string[], at: number): Parsed {
  const stop = endOf(lines, at, line => LIST.test(line));
  const items = lines.slice(at, stop).map(line => {
    const [, , text = ''] = LIST.exec(line) ?? [];
    const [, box, rest] = /^\[([ xX])\]\s+(.*)$/.exec(text) ?? [];
    return el('li', {}, box === undefined ? inline(text) : [box === ' ' ? '☐ ' : '☑ ', inline(rest ?? '')]);
  });
  const isOrdered = /^\s*\d/.test(lines[at] ?? '');
  return [el(isOrdered ? 'ol' : 'ul', { class: 'rich-list' }, items), stop];
}

function table(lines: string[], at: number): Parsed {
  const stop = endOf(lines, at, line => line.includes('|'));
  const cells = (line: string) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map(cell => cell.trim());
  const [head = '', , ...body] = lines.slice(at, stop);
  const node = el(
    'table',
    { class: 'table' },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        cells(head).map(cell => el('th', { scope: 'col' }, inline(cell))),
      ),
    ),
    el(
      'tbody',
      {},
      body.map(line =>
        el(
          'tr',
          {},
          cells(line).map(cell => el('td', {}, inline(cell))),
        ),
      ),
    ),
  );
  return [el('div', { class: 'table-wrap' }, node), stop];
}

function paragraph(lines: string[], at: number): Parsed {
  const stop = endOf(lines, at, line => line.trim() !== '' && !/^(#|>|```)/.test(line) && !LIST.test(line));
  const inner = lines.slice(at, Math.max(stop, at + 1));
  const words = inner.map((line, index) => [index > 0 && el('br'), inline(line)]);
  return [el('p', { class: 'md-paragraph' }, words), Math.max(stop, at + 1)];
}

function endOf(lines: string[], at: number, belongs: (line: string) => boolean): number {
  const end = lines.findIndex((line, index) => index >= at && !belongs(line));
  return end === -1 ? lines.length : end;
}

const INLINE =
  /`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|\*\*(.+?)\*\*|__(.+?)__|~~(.+?)~~|\*([^*\s][^*]*)\*|_([^_\s][^_]*)_|(https?:\/\/[^\s<>)]+)/;

function inline(text: string): Child[] {
  const match = INLINE.exec(text);
  if (!match) return [withEmoji(text)];
  const before = withEmoji(text.slice(0, match.index));
  return [before, styled(match), ...inline(text.slice(match.index + match[0].length))];
}

function styled([
  ,
  code,
  label,
  address,
  bold,
  bold2,
  strike,
  italic,
  italic2,
  bare,
]: RegExpExecArray): Child {
  if (code !== undefined) return el('code', {}, code);
  if (label !== undefined) return link(address ?? '', inline(label));
  const strong = bold ?? bold2;
  if (strong !== undefined) return el('strong', {}, inline(strong));
  if (strike !== undefined) return el('s', {}, inline(strike));
  const slanted = italic ?? italic2;
  return slanted === undefined ? link(bare ?? '') : el('em', {}, inline(slanted));
}
