import { UserError } from '../user-error.ts';

const NAME_LIMIT = 80;
export const REASON_LIMIT = 1000;

/** Controls, and format characters such as bidi overrides, but for the joiners that scripts and emoji need. */
const INVISIBLE = /(?!\u200c|\u200d|\n|\t)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One line of text from a person, in NFC, without what cannot be seen, single-spaced. May be empty. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, ' ').trim();
}

/** Text of several lines from a person, in NFC, without what cannot be seen. May be empty. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll(INVISIBLE, '').trim();
}

/** Length as people count it: an emoji of seven code points is one. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of graphemes.segment(text)) length += 1;
  return length;
}

/** Cut to `limit` code points with an ellipsis as the last one; never through a surrogate pair. */
export function shorten(text: string, limit: number): string {
  const points = Array.from(text);
  return points.length <= limit
    ? text
    : `${points
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}

/** @throws UserError naming the field where there is no name or it is too long. */
export function cleanName(text: string, field: string): string {
  // Long input is refused before it is walked grapheme by grapheme.
  const name = text.length > NAME_LIMIT * 40 ? text.slice(0, NAME_LIMIT * 40) : cleanLine(text);
  if (!/[\p{L}\p{N}]/u.test(name)) {
    throw new UserError(
      `${field} needs at least one letter or digit, got "${shorten(cleanLine(name), 40)}".`,
    );
  }
  if (text.length > NAME_LIMIT * 40 || lengthOf(name) > NAME_LIMIT) {
    throw new UserError(
      `${field} can have up to ${NAME_LIMIT} characters, got ${text.length}.`,
      'Shorten it.',
    );
  }
  return name;
}

/**
 * One plain address: what mail servers and calendars agree on. Quoted local parts, comments, display names, routes and
 * lists are refused, since each has carried a mail to somebody else.
 */
const ADDRESS =
  /^[a-z0-9](?:[a-z0-9._%+'-]{0,62}[a-z0-9_+-])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** @throws UserError for anything but one plain address. */
export function cleanEmail(text: string): string {
  const email = text.trim().toLowerCase();
  if (email.length > 254 || !ADDRESS.test(email) || email.includes('..')) {
    throw new UserError(
      `"${shorten(cleanLine(text), 60)}" is not an e-mail address.`,
      'Write one such as mia@example.com.',
    );
  }
  return email;
}

/** @throws UserError for anything but an IANA zone that this machine knows. */
export function cleanZone(text: string): string {
  const zone = text.trim();
  try {
    // An offset such as "+02:00" would be accepted, but knows no summer time.
    if (/^[+-]|^(etc\/)?gmt[+-]/i.test(zone)) throw new RangeError(zone);
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
  } catch (cause) {
    throw new UserError(
      `"${shorten(cleanLine(text), 40)}" is not a time zone.`,
      'Use a name such as Europe/Berlin.',
      { cause },
    );
  }
}

/** @throws UserError for anything but an http(s) address. */
export function cleanUrl(text: string, field: string): string {
  const url = URL.parse(text.trim());
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.href.length > 2000) {
    throw new UserError(
      `${field} must be a web address, got "${shorten(cleanLine(text), 60)}".`,
      'Start it with https://.',
    );
  }
  return url.href;
}

/** Names joined as people write them: "Ana, Bo and Cy". */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

export function plural(count: number, word: string, many = `${word}s`): string {
  return `${count} ${count === 1 ? word : many}`;
}
