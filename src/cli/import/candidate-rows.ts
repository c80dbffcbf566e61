import { CsvError, parse } from 'csv-parse/sync';
import { cleanLine, listed, shorten } from '../../core/loop/text.ts';
import { UserError } from '../../core/user-error.ts';
import { looksLikeFormula, unguardCell } from '../formula-cells.ts';

/** The columns of a list of candidates, in any order and case. */
const COLUMNS = ['name', 'email', 'role', 'zone', 'windows', 'resume_url', 'source'] as const;
const REQUIRED: readonly Column[] = ['name', 'email', 'role', 'zone'];
type Column = (typeof COLUMNS)[number];

export type Cells = Readonly<Record<Column, string>>;
/** `number` is the one that a spreadsheet shows: the header is row 1. */
export type Row = { number: number } & ({ cells: Cells } | { problem: string });

/** Comma, as the name says; spreadsheets in half of Europe write semicolons. */
const DELIMITERS = [',', ';', '\t'];

/** @throws UserError where the text is no CSV or its header is not that of a list of candidates. */
export function readCandidateRows(path: string, text: string): Row[] {
  const [header, ...records] = parseRecords(path, text);
  if (!header) throw new UserError(`${path} is empty.`, `Its first row names the columns: ${LIST}.`);
  const columns = readHeader(path, header);
  return records.flatMap((record, index) =>
    record.every(cell => cell.trim() === '') ? [] : readRow(columns, record, index + 2),
  );
}

const LIST = listed(COLUMNS.map(c => (REQUIRED.includes(c) ? c : `${c} (optional)`)));

function parseRecords(path: string, text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines']);
    const hint = 'A cell with a quote in it is written "so ""quoted"" here".';
    throw new UserError(`${path} is not CSV: ${WORDS[error.code] ?? error.code} at line ${line}.`, hint, {
      cause: error,
    });
  }
}

const WORDS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'something follows a closing quote',
  INVALID_OPENING_QUOTE: 'a quote opens in the middle of a cell',
};

/** The one that splits the first line into the most columns that we know. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n|\r/, 1);
  const known = (delimiter: string) => first.split(delimiter).filter(cell => columnOf(cell)).length;
  return DELIMITERS.toSorted((a, b) => known(b) - known(a))[0] ?? ',';
}

/** "E-mail" and "Resume URL" will do. */
function columnOf(cell: string): Column | undefined {
  const letters = cell.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return COLUMNS.find(column => column.replace('_', '') === letters);
}

function readHeader(path: string, header: readonly string[]): (Column | undefined)[] {
  const columns = header.map(columnOf);
  const unknown = header.filter((cell, i) => !columns[i] && cell.trim() !== '');
  const missing = REQUIRED.filter(column => !columns.includes(column));
  const twice = COLUMNS.filter(column => columns.filter(c => c === column).length > 1);
  const problems = [
    ...(missing.length > 0 ? [`${listed(missing)} missing`] : []),
    ...(unknown.length > 0 ? [`${listed(unknown.slice(0, 10).map(quoted))} not known`] : []),
    ...(twice.length > 0 ? [`${listed(twice)} there twice`] : []),
  ];
  if (problems.length === 0) return columns;
  throw new UserError(
    `The first row of ${path} names other columns: ${problems.join('; ')}.`,
    `Use ${LIST}.`,
  );
}

function readRow(columns: readonly (Column | undefined)[], record: readonly string[], number: number): Row {
  if (record.length !== columns.length) {
    return { number, problem: `The row has ${record.length} cells, the first row ${columns.length}.` };
  }
  const cells = Object.fromEntries(COLUMNS.map(column => [column, cellAt(record, columns.indexOf(column))]));
  const { name = '' } = cells;
  if (looksLikeFormula(name)) {
    return { number, problem: `The name ${quoted(name)} is a formula of a spreadsheet, not a name.` };
  }
  return { number, cells: cells as Cells };
}

function cellAt(record: readonly string[], index: number): string {
  return unguardCell((record[index] ?? '').trim());
}

const quoted = (text: string) => `"${shorten(cleanLine(text), 40)}"`;
