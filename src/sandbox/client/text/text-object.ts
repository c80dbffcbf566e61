import { el } from '../dom.ts';
import type { Child } from '../dom.ts';
import { object, string } from '../json.ts';
import { withEmoji } from './emoji.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { Reader } from './reader.ts';

/** A plain_text or mrkdwn object. */
export function textObject(value: unknown, reader: Reader): Child[] {
  const { type, text, verbatim } = object(value);
  if (type === 'mrkdwn') return mrkdwn(string(text), reader, verbatim === true);
  return plain(value);
}

export function plain(value: unknown): Child[] {
  const { text, emoji } = object(value);
  const words = emoji === false ? string(text) : withEmoji(string(text));
  return words.split('\n').flatMap((line, index) => (index === 0 ? [line] : [el('br'), line]));
}
