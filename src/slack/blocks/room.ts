import type { KnownBlock, SectionBlock } from '@slack/types';
import { textLength } from '../block-kit/text-length.ts';
import { context, section, SECTION_TEXT } from './blocks.ts';
import { fitMrkdwn } from './fit.ts';
import { joined, mrkdwn, type Mrkdwn } from './mrkdwn.ts';

/** Lists of any length in the room that Slack gives: what does not fit is counted, never dropped in silence. */

export type Room = { blocks: number; weight: number };

/** Slack refuses a message at about 13,200 characters, of which every block takes 125 (bolt-js#2509). */
export const IN_MESSAGE: Room = { blocks: 50, weight: 12_000 };
/** A view may have 100 blocks and 250 kB of JSON. */
export const IN_VIEW: Room = { blocks: 100, weight: 90_000 };

const BLOCK_WEIGHT = 125;

export function weigh(blocks: readonly KnownBlock[]): number {
  return textLength(blocks) + BLOCK_WEIGHT * blocks.length;
}

type List = {
  room: Room;
  head?: readonly KnownBlock[];
  /** The blocks of each row stay together; rows come in the order of their importance. */
  rows: readonly (readonly KnownBlock[])[];
  foot?: readonly KnownBlock[];
  /** Said of rows that do not fit: `5 more: name one.` */
  more?: (left: number) => Mrkdwn;
};

/** As many rows as fit between head and foot, then how many more there are. */
export function withRows({
  room,
  head = [],
  rows,
  foot = [],
  more = left => mrkdwn`and ${left} more`,
}: List) {
  const closing = (left: number) => (left > 0 ? [context(more(left))] : []);
  const edges = weigh([...head, ...closing(rows.length), ...foot]);
  const count = head.length + foot.length + 1;
  const shown: KnownBlock[] = [];
  let taken = 0;
  for (const row of rows) {
    const next = [...shown, ...row];
    if (count + next.length > room.blocks || edges + weigh(next) > room.weight) break;
    shown.push(...row);
    taken += 1;
  }
  return [...head, ...shown, ...closing(rows.length - taken), ...foot];
}

/** Lines as few sections as hold them, broken between lines. */
export function sections(rows: readonly Mrkdwn[], separator = '\n'): SectionBlock[] {
  const groups: Mrkdwn[][] = [];
  let length = 0;
  for (const row of rows.map(r => fitMrkdwn(r, SECTION_TEXT))) {
    const last = groups.at(-1);
    if (last && length + separator.length + row.text.length <= SECTION_TEXT) {
      last.push(row);
      length += separator.length + row.text.length;
    } else {
      groups.push([row]);
      length = row.text.length;
    }
  }
  return groups.map(group => section(joined(group, separator)));
}
