/** Text in Slack's own mark-up. Strings become part of it through `mrkdwn` only, which escapes them. */
export class Mrkdwn {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Mrkdwn | readonly Mrkdwn[];

/**
 * Writes mark-up: what stands in the template is meant, what is filled in is quoted. A candidate called
 * `<!channel>` pings nobody and a link in a note opens nothing. (Called `md`, formatters would take it for Markdown.)
 */
export function mrkdwn(template: TemplateStringsArray, ...parts: Part[]): Mrkdwn {
  return new Mrkdwn(template.reduce((text, piece, at) => text + quote(parts[at - 1] ?? '') + piece));
}

function quote(part: Part): string {
  if (part instanceof Mrkdwn) return part.text;
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return isolate(unstyled(escape(part)));
  return part.map(p => p.text).join('');
}

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const LOOK_ALIKE: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/**
 * Slack has no escape for its signs of style. Where one could begin or end a style it is replaced by one that looks
 * the same; between letters and digits, as in `user_id`, only a back-tick can.
 */
function unstyled(text: string): string {
  return text.replaceAll(
    /`|(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])/gu,
    sign => LOOK_ALIKE[sign] ?? sign,
  );
}

/** Right-to-left names keep to themselves: without isolation they reorder the words around them. */
function isolate(text: string): string {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text)
    ? `\u2068${text}\u2069`
    : text;
}

export function lines(...parts: readonly (Mrkdwn | undefined)[]): Mrkdwn {
  return joined(parts, '\n');
}

export function joined(parts: readonly (Mrkdwn | undefined)[], separator: string): Mrkdwn {
  return new Mrkdwn(parts.flatMap(p => (p ? p.text : [])).join(separator));
}

/** A person, shown by Slack under the name the reader knows. In a channel this would ping: write the name there. */
export function mention(person: string): Mrkdwn {
  return new Mrkdwn(`<@${person}>`);
}

export function mentions(people: readonly string[]): Mrkdwn {
  return joined(people.map(mention), ', ');
}

/** The name of a channel; those who may not see it read "private channel". */
export function channelName(channel: string): Mrkdwn {
  return new Mrkdwn(`<#${channel}>`);
}

export function link(url: string, text: string): Mrkdwn {
  return new Mrkdwn(`<${escape(url).replaceAll('|', '%7C')}|${escape(text).replaceAll('|', '¦')}>`);
}
