import { isObject } from './shape.ts';

/** What a menu, a dialog or an input holds back until it is opened is no part of a message's text. */
const NOT_SHOWN = new Set([
  'options',
  'option_groups',
  'initial_option',
  'initial_options',
  'confirm',
  'placeholder',
  'initial_value',
]);
const SHOWN = new Set(['text', 'title', 'caption', 'label', 'name', 'fallback', 'alt_text']);
/** No payload that passes the shapes nests deeper; garbage may. */
const DEPTH_MAX = 24;

/** UTF-16 units of everything in `value` that a reader sees. */
export function textLength(value: unknown, depth = 0): number {
  if (depth > DEPTH_MAX) return 0;
  if (Array.isArray(value)) {
    return value.reduce((sum: number, item: unknown) => sum + textLength(item, depth + 1), 0);
  }
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce((sum, [key, inner]) => {
    if (typeof inner === 'string') return sum + (SHOWN.has(key) ? inner.length : 0);
    return NOT_SHOWN.has(key) ? sum : sum + textLength(inner, depth + 1);
  }, 0);
}
