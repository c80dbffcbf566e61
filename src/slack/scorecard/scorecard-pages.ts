import { IN_VIEW, weigh } from '../blocks/room.ts';
import type { Row } from './scorecard-rows.ts';

/** Left to what stands around the rows: who it is about, where one is, what is missing. */
const AROUND = 8;
/** A text field may hold this much, whatever it holds now. */
const FIELD_WEIGHT = 3200;

/** Rows over as few pages as hold them when every field of theirs is filled to its end. */
export function pagesOf(rows: readonly Row[]): Row[][] {
  const pages: Row[][] = [];
  let blocks = 0;
  let weight = 0;
  for (const row of rows) {
    const heavy = weigh(row.blocks) + row.most * FIELD_WEIGHT;
    const last = pages.at(-1);
    if (last && blocks + row.most <= IN_VIEW.blocks - AROUND && weight + heavy <= MOST_WEIGHT) {
      last.push(row);
      blocks += row.most;
      weight += heavy;
    } else {
      pages.push([row]);
      blocks = row.most;
      weight = heavy;
    }
  }
  return pages;
}

/** Slack takes 250,000 characters of a view. */
const MOST_WEIGHT = 200_000;

export function pageOfField(pages: readonly (readonly Row[])[], field: string): number | undefined {
  const at = pages.findIndex(rows => rows.some(row => row.fields.includes(field)));
  return at < 0 ? undefined : at;
}
