import { join } from 'node:path';
import type { Db } from '../../store/database.ts';
import { type Cell, csvLine, MARK } from './csv.ts';
import { createFile } from './folder.ts';
import type { Noun } from './nouns.ts';
import { fieldOf, pagesOf, valueOf } from './rows.ts';

export type Written = { files: string[]; rows: number };

/** Writes one noun as JSON and as CSV, a page of rows at a time. */
export async function writeNoun(
  db: Db,
  noun: Noun,
  columns: readonly string[],
  folder: string,
): Promise<Written> {
  const names = [`${noun.name}.${noun.grows ? 'ndjson' : 'json'}`, `${noun.name}.csv`] as const;
  const json = await createFile(join(folder, names[0]));
  const csv = await createFile(join(folder, names[1]));
  const between = noun.grows ? '\n' : ',\n';
  let rows = 0;
  await json.append(noun.grows ? '' : '[\n');
  await csv.append(MARK + csvLine(columns.map(fieldOf)));
  for await (const page of pagesOf(db, noun)) {
    const values = page.map(row => columns.map(column => valueOf(column, row[column])));
    await json.append((rows > 0 ? between : '') + values.map(v => documentOf(columns, v)).join(between));
    await csv.append(values.map(csvLine).join(''));
    rows += page.length;
  }
  const end = rows > 0 ? '\n' : '';
  await json.append(noun.grows ? end : `${end}]\n`);
  await json.finish();
  await csv.finish();
  return { files: [...names], rows };
}

function documentOf(columns: readonly string[], values: readonly Cell[]): string {
  return JSON.stringify(Object.fromEntries(columns.map((column, i) => [fieldOf(column), values[i]])));
}
