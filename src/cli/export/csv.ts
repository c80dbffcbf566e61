import { guardCell } from '../formula-cells.ts';

/** Marks UTF-8, without which spreadsheets read accents wrongly. */
export const MARK = '\ufeff';

export type Cell = string | number | boolean | null | object;

/** One line of CSV (RFC 4180). Text that a spreadsheet would run as a formula is guarded. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = guardCell(typeof cell === 'string' ? cell : JSON.stringify(cell));
  return /[",;\t\r\n']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
