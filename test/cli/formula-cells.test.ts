import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, MARK } from '../../src/cli/export/csv.ts';
import { guardCell, unguardCell } from '../../src/cli/formula-cells.ts';

const STARTERS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/** Mostly text that spreadsheets, CSV or our own guard could stumble over. */
const cell = fc
  .tuple(
    fc.constantFrom('', "'", "''", '"', ' ', ...STARTERS),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('', '"', ',', '\r\n', "'"),
  )
  .map(parts => parts.join(''));

const row = fc.array(cell, { minLength: 2, maxLength: 6 });

test('a row of any cells is read back as it was, once the guards are off (S25)', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), rows => {
      const width = rows[0]?.length ?? 0;
      const even = rows.map(cells => Array.from({ length: width }, (_, i) => cells[i] ?? ''));
      const read: string[][] = parse(MARK + even.map(csvLine).join(''), {
        bom: true,
        record_delimiter: '\r\n',
      });
      expect(read.map(cells => cells.map(unguardCell))).toEqual(even);
    }),
    { numRuns: 5000 },
  );
});

test('no cell that a spreadsheet reads starts like a formula (S25)', () => {
  fc.assert(
    fc.property(row, cells => {
      const [read = []]: string[][] = parse(csvLine(cells), { record_delimiter: '\r\n' });
      expect(read.filter(text => STARTERS.some(starter => text.startsWith(starter)))).toEqual([]);
    }),
    { numRuns: 5000 },
  );
});

test('the guard is taken off only where it was put on', () => {
  for (const starter of STARTERS) {
    expect(guardCell(`${starter}1`)).toBe(`'${starter}1`);
    expect(unguardCell(`'${starter}1`)).toBe(`${starter}1`);
    expect(unguardCell(guardCell(`'${starter}1`))).toBe(`'${starter}1`);
  }
  for (const plain of ['', "O'Brien", "'tis", '1+1', 'a=b']) {
    expect(guardCell(plain)).toBe(plain);
    expect(unguardCell(plain)).toBe(plain);
  }
});
