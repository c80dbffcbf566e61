import { el, link } from '../dom.ts';
import type { Child } from '../dom.ts';
import { number, object, objects, string } from '../json.ts';
import { formatTokens } from '../time.ts';
import type { Json } from '../types.ts';
import { emojiNamed, withEmoji } from './emoji.ts';
import { broadcastMention, channelMention, personMention } from './mentions.ts';
import type { Reader } from './reader.ts';

export function richText(block: Json, reader: Reader): HTMLElement {
  return el(
    'div',
    { class: 'rich-text' },
    objects(block['elements']).map(element => container(element, reader)),
  );
}

function container(element: Json, reader: Reader): Child {
  const leaves = () => objects(element['elements']).map(one => leaf(one, reader));
  switch (element['type']) {
    case 'rich_text_list':
      return list(element, reader);
    case 'rich_text_quote':
      return el('blockquote', {}, leaves());
    case 'rich_text_preformatted':
      return el('pre', { class: 'code-block' }, leaves());
    default:
      return el('div', { class: 'rich-section' }, leaves());
  }
}

function list(element: Json, reader: Reader): HTMLElement {
  const isOrdered = element['style'] === 'ordered';
  const items = objects(element['elements']).map(item =>
    el(
      'li',
      {},
      objects(item['elements']).map(one => leaf(one, reader)),
    ),
  );
  const indent = { style: { '--indent': String(number(element['indent'])) } };
  if (!isOrdered) return el('ul', { class: 'rich-list', ...indent }, items);
  return el('ol', { class: 'rich-list', start: number(element['offset']) + 1, ...indent }, items);
}

function leaf(element: Json, reader: Reader): Child {
  return styled(content(element, reader), object(element['style']));
}

function content(element: Json, reader: Reader): Child {
  const text = string(element['text']);
  switch (element['type']) {
    case 'text':
      return withEmoji(text)
        .split('\n')
        .flatMap((line, index) => (index === 0 ? [line] : [el('br'), line]));
    case 'link':
      return link(string(element['url']), text || string(element['url']));
    case 'user':
      return personMention(string(element['user_id']), reader);
    case 'channel':
      return channelMention(string(element['channel_id']), reader);
    case 'broadcast':
      return broadcastMention(string(element['range']));
    case 'usergroup':
    case 'team':
      return broadcastMention('group');
    case 'emoji':
      return emojiNamed(string(element['name'])) ?? `:${string(element['name'])}:`;
    case 'color':
      return el(
        'span',
        { class: 'swatch', style: { '--swatch': string(element['value']) } },
        string(element['value']),
      );
    case 'date':
      return date(element, reader);
    default:
      return text;
  }
}

function date(element: Json, { zone, now }: Reader): Child {
  const words = formatTokens(number(element['timestamp']), string(element['format']), zone, now);
  const time = el('time', { title: string(element['fallback']) }, words);
  return element['url'] === undefined ? time : link(string(element['url']), time);
}

const TAGS = { code: 'code', bold: 'strong', italic: 'em', strike: 's', underline: 'u' } as const;

function styled(child: Child, style: Json): Child {
  return Object.entries(TAGS).reduce<Child>(
    (inner, [flag, tag]) => (style[flag] === true ? el(tag, {}, inner) : inner),
    child,
  );
}
