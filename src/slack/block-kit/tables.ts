import { richTextValue } from './rich-text.ts';
import {
  boolean,
  integer,
  isObject,
  list,
  nullable,
  number,
  object,
  oneOf,
  string,
  typed,
  variants,
} from './shape.ts';
import type { Finding, JsonObject, Rule } from './shape.ts';
import { textLength } from './text-length.ts';

const COLUMNS_MAX = 20;
const ROWS_MAX = 100;
/** Characters of all cells of one table together. */
const TABLE_TEXT_MAX = 10_000;

const rawText = typed('raw_text', { text: string() });
const rawNumber = typed('raw_number', { value: number() }, { text: string() });
const CELLS = { raw_text: rawText, raw_number: rawNumber, rich_text: richTextValue };
const row = list(
  variants('table cell', () => CELLS),
  { max: COLUMNS_MAX },
);

const rowsOf = (table: JsonObject): unknown[][] =>
  Array.isArray(table['rows']) ? table['rows'].filter(candidate => Array.isArray(candidate)) : [];

const notTooMuchText: Rule = table => {
  const length = textLength(table['rows']);
  if (length <= TABLE_TEXT_MAX) return [];
  return [
    {
      key: 'rows',
      code: 'total_too_long',
      message: `The cells have ${length} characters together, at most ${TABLE_TEXT_MAX} are allowed`,
    },
  ];
};

const rowsOfEqualLength: Rule = table => {
  const rows = rowsOf(table);
  const width = rows[0]?.length ?? 0;
  return rows.flatMap((cells, index): Finding[] =>
    cells.length === width
      ? []
      : [
          {
            key: 'rows',
            code: 'mismatch',
            message: `Row ${index} has ${cells.length} cells, the header has ${width}; all rows need the same`,
          },
        ],
  );
};

const headerOfPlainCells: Rule = table =>
  (rowsOf(table)[0] ?? []).some(cell => isObject(cell) && cell['type'] === 'rich_text')
    ? [
        {
          key: 'rows',
          code: 'type_not_allowed',
          message: 'The header row has a rich_text cell; allowed are raw_text and raw_number',
        },
      ]
    : [];

const rowHeaderExists: Rule = table => {
  const index = table['row_header_column_index'];
  const width = rowsOf(table)[0]?.length ?? 0;
  if (typeof index !== 'number' || index < width) return [];
  return [
    {
      key: 'row_header_column_index',
      code: 'out_of_range',
      message: `Column ${index} does not exist, the table has ${width} (counted from 0)`,
    },
  ];
};

export const tableBlock = {
  required: { rows: list(row, { max: ROWS_MAX }) },
  optional: {
    column_settings: list(
      nullable(object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean })),
      {
        max: COLUMNS_MAX,
      },
    ),
  },
  rules: [notTooMuchText],
};

/** One source says 201 rows; 101 (a header and a hundred) is right in all of them. */
export const dataTableBlock = {
  required: { caption: string(), rows: list(row, { min: 2, max: ROWS_MAX + 1 }) },
  optional: {
    page_size: integer({ min: 1, max: 100 }),
    row_header_column_index: integer({ min: 0, max: COLUMNS_MAX - 1 }),
  },
  rules: [notTooMuchText, rowsOfEqualLength, headerOfPlainCells, rowHeaderExists],
};
