import { at } from './times.ts';
import type { Item } from './mailboxes.ts';

/** The few forms of `$filter` that Hireloop writes; anything else is refused, as by the service. */
export function filterOf(text: string): ((item: Item) => boolean) | undefined {
  if (text === '') return () => true;
  const parts = text.split(/ and (?=end\/)/).map(filterPart);
  return parts.every(p => p !== undefined) ? item => parts.every(p => p?.(item)) : undefined;
}

function filterPart(text: string): ((item: Item) => boolean) | undefined {
  const mark =
    /^singleValueExtendedProperties\/Any\(ep: ep\/id eq '([^']+)' and ep\/value eq '([^']*)'\)$/.exec(text);
  if (mark) return item => item.marks.some(m => m.id === mark[1] && m.value === mark[2]);
  const uid = /^iCalUId eq '([^']+)'$/.exec(text);
  if (uid) return item => item.uid === uid[1];
  const end = /^end\/dateTime ge '([^']+)'$/.exec(text);
  if (end) return item => at(item.end) >= Date.parse(end[1] ?? '');
  return undefined;
}
