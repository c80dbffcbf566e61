import { Mrkdwn } from './mrkdwn.ts';

/** Texts cut to what their place holds. Slack refuses the whole message over one text that is too long. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cut to `limit` UTF-16 units with an ellipsis as the last one, never through what a person sees as one character. */
export function fit(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, limit))) {
    if (index + segment.length > limit - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/** The same for mark-up, never through an entity, a mention, a date or a link. */
export function fitMrkdwn(text: Mrkdwn, limit: number): Mrkdwn {
  if (text.text.length <= limit) return text;
  const kept = text.text
    .slice(0, limit - 1)
    .replace(/<[^>]*$/, '')
    .replace(/&[a-z]{0,3}$/, '')
    .replace(/[\ud800-\udbff]$/, '');
  return new Mrkdwn(`${kept.trimEnd()}…`);
}

/** Names as shown in lists, where many stand in one block. */
export const short = (name: string): string => fit(name, 40);

/** What somebody wrote, in one line. */
export const oneLine = (text: string, limit: number): string =>
  fit(text.replaceAll(/\s+/g, ' ').trim(), limit);
