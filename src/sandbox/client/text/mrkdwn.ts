import { el, link } from '../dom.ts';
import type { Child } from '../dom.ts';
import { formatTokens } from '../time.ts';
import { withEmoji } from './emoji.ts';
import { withSigns } from './signs.ts';
import { broadcastMention, channelMention, personMention } from './mentions.ts';
import type { Reader } from './reader.ts';

/** Slack's own markup. `verbatim` leaves bare addresses and names alone. */
export function mrkdwn(text: string, reader: Reader, verbatim = false): Child[] {
  return text
    .split(/```/)
    .flatMap((part, index): Child[] =>
      index % 2 === 1
        ? [el('pre', { class: 'code-block' }, unescaped(part.replace(/^\n|\n$/g, '')))]
        : lines(part, reader, verbatim),
    );
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function lines(text: string, reader: Reader, verbatim: boolean): Child[] {
  const out: Child[] = [];
  let quoted: Child[] = [];
  const flush = () => {
    if (quoted.length > 0) out.push(el('blockquote', {}, quoted));
    quoted = [];
  };
  const all = text.split('\n');
  for (const [index, line] of all.entries()) {
    const [, quote] = /^(?:&gt;|>)\s?(.*)$/.exec(line) ?? [];
    if (quote !== undefined) {
      if (quoted.length > 0) quoted.push(el('br'));
      quoted.push(inline(quote, reader, verbatim));
      continue;
    }
    flush();
    out.push(inline(line, reader, verbatim));
    if (index < all.length - 1) out.push(el('br'));
  }
  flush();
  return out;
}

const STYLES = { '*': 'strong', _: 'em', '~': 's' } as const;
/** A style begins after a space or an opening sign and ends before a space or a closing one. */
const STYLED = /(^|[\s([{"'“‘*_~>—–-])([*_~])(?=\S)((?:(?!\2)[^\n])*?\S)\2(?=$|[\s)\]}"'”’.,;:!?*_~—–-])/;
const CODE = /`([^`\n]+)`/;
const ANGLE = /<([^<>\n]+)>/;
const ADDRESS = /\bhttps?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]'"]/;

function inline(text: string, reader: Reader, verbatim: boolean): Child[] {
  if (text === '') return [];
  const found = firstOf(text, verbatim ? [CODE, ANGLE, STYLED] : [CODE, ANGLE, STYLED, ADDRESS]);
  if (!found) return withSigns(unescaped(text));
  const { pattern, match } = found;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  const rest = (node: Child, lead = before): Child[] => [
    ...inline(lead, reader, verbatim),
    node,
    ...inline(after, reader, verbatim),
  ];
  if (pattern === CODE) return rest(el('code', {}, unescaped(match[1] ?? '')));
  if (pattern === ANGLE) return rest(angle(match[1] ?? '', reader));
  if (pattern === ADDRESS) return rest(link(unescaped(match[0])));
  const tag = STYLES[(match[2] ?? '*') as keyof typeof STYLES];
  return rest(el(tag, {}, inline(match[3] ?? '', reader, verbatim)), before + (match[1] ?? ''));
}

function firstOf(text: string, patterns: RegExp[]) {
  let first: { pattern: RegExp; match: RegExpExecArray } | undefined;
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match && (!first || match.index < first.match.index)) first = { pattern, match };
  }
  return first;
}

/** `<@U1>`, `<#C1|name>`, `<!here>`, `<!date^…|…>`, `<https://…|label>`. */
function angle(content: string, reader: Reader): Child {
  const [target, label] = split(content);
  if (target.startsWith('@')) return personMention(target.slice(1), reader, label);
  if (target.startsWith('#')) return channelMention(target.slice(1), reader, label);
  if (target.startsWith('!date^')) return date(target, label, reader);
  if (target.startsWith('!subteam^')) return broadcastMention(label ?? 'group');
  if (target.startsWith('!')) return broadcastMention(label ?? target.slice(1));
  return link(unescaped(target), withEmoji(unescaped(label ?? target.replace(/^mailto:/, ''))));
}

function split(content: string): [string, string | undefined] {
  const at = content.indexOf('|');
  return at === -1 ? [content, undefined] : [content.slice(0, at), content.slice(at + 1)];
}

function date(target: string, fallback: string | undefined, { zone, now }: Reader): Child {
  const [, seconds = '', template = '', address] = target.split('^');
  if (!/^\d+$/.test(seconds)) return fallback ?? target;
  const words = formatTokens(Number(seconds), unescaped(template), zone, now);
  const time = el(
    'time',
    { datetime: new Date(Number(seconds) * 1000).toISOString(), title: fallback },
    words,
  );
  return address ? link(unescaped(address), time) : time;
}
