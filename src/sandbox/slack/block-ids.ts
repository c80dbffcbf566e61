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

  return (blocks: readonly unknown[]): Json[] =>
    blocks.map(block => {
      const copy = named(block) as Json;
      const children = copy['child_blocks'];
      return {
        block_id: next(),
        ...copy,
        ...(Array.isArray(children)
          ? { child_blocks: children.map(child => Object.assign({ block_id: next() }, child)) }
          : {}),
      };
    });
}

const INTERACTIVE = /(button|buttons|select|picker|input|checkboxes|overflow)$/;
