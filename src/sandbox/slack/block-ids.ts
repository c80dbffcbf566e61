import { isObject } from '../../slack/block-kit/shape.ts';
import type { Json } from './json.ts';

/** Slack names every block and element that the app left nameless, afresh each time. */
export function createNamer() {
  let made = 0;
  const next = () => (++made).toString(36).padStart(5, '0');

  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    if (!isObject(value)) return value;
    const copy: Json = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, named(inner)]));
    if (
      typeof copy['type'] === 'string' &&
      INTERACTIVE.test(copy['type']) &&
      copy['action_id'] === undefined
    ) {
      copy['action_id'] = next();
    }
    return copy;
  };

  const identified = (block: Json): Json => {
    const key = block['type'] === 'carousel' ? 'elements' : 'child_blocks';
    const inner = block[key];
    return { block_id: next(), ...block, ...(Array.isArray(inner) ? { [key]: inner.map(identified) } : {}) };
  };

  return (blocks: readonly unknown[]): Json[] => blocks.map(block => identified(named(block) as Json));
}

const INTERACTIVE = /(button|buttons|select|picker|input|checkboxes|overflow)$/;
