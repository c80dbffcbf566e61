import { isObject } from '../../slack/block-kit/shape.ts';
import { objects, string } from './json.ts';
import type { Json } from './json.ts';

/** The interactive elements of blocks, each with the block it stands in. */

export type Placed = { block: Json; element: Json };

export function elementsIn(blocks: unknown): Placed[] {
  return objects(blocks).flatMap(block => {
    if (block['type'] === 'carousel') return elementsIn(block['elements']);
    return ownElements(block)
      .filter(element => string(element['action_id']) !== '')
      .map(element => ({ block, element }))
      .concat(elementsIn(block['child_blocks']));
  });
}

function ownElements(block: Json): Json[] {
  return ['accessory', 'element', 'elements', 'actions'].flatMap(key => {
    const value = block[key];
    return isObject(value) ? [value] : objects(value);
  });
}

export function optionsOf(element: Json): Json[] {
  return [
    ...objects(element['options']),
    ...objects(element['option_groups']).flatMap(group => objects(group['options'])),
  ];
}
