/**
 * What a spreadsheet takes for the start of a formula, full-width forms and whatever it skips before them included.
 * Cells that start so get a leading quote; those that start with quotes before it get one more, so that it can be
 * taken off again. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const GUARDED = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

export function looksLikeFormula(cell: string): boolean {
  return FORMULA.test(cell);
}

export function guardCell(cell: string): string {
  return looksLikeFormula(cell) ? `'${cell}` : cell;
}

/** Undoes `guardCell`: what was exported can be imported again. */
export function unguardCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
