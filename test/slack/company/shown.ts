import { isObject } from '../../../src/slack/block-kit/shape.ts';

/** What people read of a view, a message or a block; ids and values are not among it. */
const READ = new Set([
  'text',
  'title',
  'label',
  'hint',
  'placeholder',
  'description',
  'submit',
  'close',
  'confirm',
  'deny',
  'alt_text',
  'accessibility_label',
  'initial_value',
  'blocks',
  'fields',
  'elements',
  'element',
  'accessory',
  'options',
  'option_groups',
  'rows',
]);

function shownTexts(shown: unknown): string[] {
  if (Array.isArray(shown)) return shown.flatMap(shownTexts);
  if (!isObject(shown)) return [];
  return Object.entries(shown).flatMap(([key, value]) => {
    if (!READ.has(key)) return [];
    return typeof value === 'string' ? [value] : shownTexts(value);
  });
}

export const shownText = (shown: unknown): string => shownTexts(shown).join('\n');

/** Every element that can be pressed or filled, wherever it stands. */
export function elementsOf(shown: unknown): Record<string, unknown>[] {
  if (Array.isArray(shown)) return shown.flatMap(elementsOf);
  if (!isObject(shown)) return [];
  const own = typeof shown['action_id'] === 'string' ? [shown] : [];
  return [...own, ...Object.values(shown).flatMap(elementsOf)];
}

/** An id of ours or of Slack where a person would read it; mentions, channels and dates are Slack's to word. */
export function rawIdsIn(text: string): string[] {
  const readable = text.replaceAll(/<[@#!][^>]*>/g, '');
  const found = readable.match(
    /\bid-\d{4}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[UWCDGTB]0[A-Z0-9]{7,}\b|\bT000000001\b/g,
  );
  return found ?? [];
}
