import type { Child } from '../dom.ts';
import { number, objects, string } from '../json.ts';
import { withEmoji } from '../text/emoji.ts';
import type { Reader } from '../text/reader.ts';
import { richText } from '../text/rich-text.ts';
import type { Json } from '../types.ts';

/** Cells of tables: raw_text, raw_number, rich_text. */

export function cellContent(cell: Json, reader: Reader): Child {
  if (cell['type'] === 'rich_text') return richText(cell, reader);
  if (cell['type'] === 'raw_number') return string(cell['text']) || String(number(cell['value']));
  return withEmoji(string(cell['text']));
}

export function isNumber(cell: Json | undefined): boolean {
  return cell?.['type'] === 'raw_number';
}

export function rowsOf(block: Json): Json[][] {
  return Array.isArray(block['rows']) ? block['rows'].map(row => objects(row)) : [];
}

/** What a column is sorted by. */
export function compareCells(a: Json | undefined, b: Json | undefined): number {
  if (isNumber(a) && isNumber(b)) return number(a?.['value']) - number(b?.['value']);
  return plainOf(a).localeCompare(plainOf(b), 'en', { numeric: true });
}

function plainOf(cell: Json | undefined): string {
  if (cell?.['type'] !== 'rich_text') return string(cell?.['text']);
  return objects(cell['elements'])
    .flatMap(section => objects(section['elements']).map(leaf => string(leaf['text'])))
    .join('');
}
