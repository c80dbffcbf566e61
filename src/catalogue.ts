import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import type { Catalogue } from './core/kits/catalogue.ts';
import { findClashes, type Loaded, withoutRubric } from './core/kits/clashes.ts';
import { packSchema } from './core/kits/pack.ts';
import { pipelineSchema } from './core/loop/pipeline.ts';
import { answersSchema } from './core/scoring/practice.ts';
import { redFlagsSchema, rubricSchema } from './core/scoring/rubric.ts';
import { UserError } from './core/user-error.ts';
import { keptValues } from './kept-values.ts';
import { type LineOf, linesOf, type Path, readYaml } from './yaml-file.ts';

export const SHIPPED_DATA = resolve(import.meta.dirname, '../data');

const kept = keptValues();

const SHELVES = ['packs', 'rubrics', 'pipelines', 'answers'] as const;
type Shelf = (typeof SHELVES)[number];

type Sheet = { shelf: Shelf; file: string; text: string; lineOf: LineOf; value: unknown; isKept: boolean };
type Read = { sheets: Sheet[]; mistakes: string[] };

/**
 * Reads the packs, rubrics and pipelines of all folders; a file replaces one of an earlier folder with the same id.
 * @throws UserError that lists every mistake of every file: where it is, what was found and what is expected.
 */
export function loadCatalogue({ folders }: { folders: readonly string[] }): Catalogue {
  const found = folders.map(readFolder);
  const mistakes = found.flatMap(read => read.mistakes);
  const checked = found.map(read => read.sheets.map(sheet => check(sheet, mistakes)));
  const latest = new Map<string, Checked>();
  for (const folder of checked) {
    const entries = folder.filter(entry => entry !== undefined);
    mistakes.push(...repeatedIds(entries));
    for (const entry of entries) latest.set(`${entry.loaded.shelf}/${entry.loaded.value.id}`, entry);
  }
  const entries = [...latest.values()];
  mistakes.push(...clashesOf(entries));
  if (mistakes.length === 0) mistakes.push(...missingFrom(entries, folders));
  if (mistakes.length > 0) throw new UserError(report(mistakes), 'Correct the files and start again.');
  return deepFreeze(assemble(entries.map(entry => entry.loaded)));
}

function report(mistakes: readonly string[]): string {
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
  return `The packs, rubrics and pipelines have ${count}:\n${mistakes.map(m => `  ${m}`).join('\n')}\n`;
}

function readFolder(folder: string): Read {
  const shelves = SHELVES.filter(shelf => existsSync(join(folder, shelf)));
  if (shelves.length === 0) {
    const found = existsSync(folder) ? 'none of the folders' : 'no such folder';
    return { sheets: [], mistakes: [`${folder}: found ${found}, expected ${SHELVES.join(', ')} in it`] };
  }
  const reads = shelves.map(shelf => readShelf(folder, shelf));
  return { sheets: reads.flatMap(r => r.sheets), mistakes: reads.flatMap(r => r.mistakes) };
}

function readShelf(folder: string, shelf: Shelf): Read {
  const read: Read = { sheets: [], mistakes: [] };
  const names = readdirSync(join(folder, shelf)).filter(name => /\.ya?ml$/.test(name));
  if (names.length === 0) {
    read.mistakes.push(`${join(folder, shelf)}: found no file, expected at least one .yml file`);
  }
  for (const name of names.toSorted()) readSheet(shelf, join(folder, shelf, name), read);
  return read;
}

function readSheet(shelf: Shelf, file: string, { sheets, mistakes }: Read): void {
  try {
    const text = readFileSync(file, 'utf8');
    const known = kept.find(text);
    if (known !== undefined) {
      sheets.push({ shelf, file, text, value: known, lineOf: linesOf(text), isKept: true });
      return;
    }
    const read = readYaml(text);
    if ('value' in read) {
      sheets.push({ shelf, file, text, ...read, isKept: false });
      return;
    }
    for (const { line, found, expected } of read.faults) {
      mistakes.push(`${file}:${line} found ${found}${expected ? `, expected ${expected}` : ''}`);
    }
  } catch (error) {
    // An unreadable file, or aliases that grow without end.
    mistakes.push(`${file}: found no readable YAML: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

type Checked = { loaded: Loaded; lineOf: Sheet['lineOf'] };

function schemaOf({ shelf, value }: Sheet): z.ZodType {
  if (shelf === 'packs') return packSchema;
  if (shelf === 'pipelines') return pipelineSchema;
  if (shelf === 'answers') return answersSchema;
  const isRedFlags = typeof value === 'object' && value !== null && 'red_flags' in value;
  return isRedFlags ? redFlagsSchema : rubricSchema;
}

function check(sheet: Sheet, mistakes: string[]): Checked | undefined {
  const result = schemaOf(sheet).safeParse(sheet.value, { reportInput: true });
  if (!result.success) {
    mistakes.push(...result.error.issues.flatMap(issue => mistakesIn(sheet, issue)));
    return undefined;
  }
  if (!sheet.isKept) kept.keep(sheet.text, sheet.value);
  const value = { ...(result.data as object), version: versionOf(result.data) };
  return { loaded: { shelf: sheet.shelf, file: sheet.file, value } as Loaded, lineOf: sheet.lineOf };
}

function mistakesIn({ file, lineOf, value }: Sheet, issue: z.core.$ZodIssue): string[] {
  const say = (path: Path, found: string) => {
    const where = path.length > 0 ? ` ${path.join('.')}:` : '';
    return `${file}:${lineOf(path)}${where} found ${found}, expected ${expectation(issue)}`;
  };
  if (issue.code !== 'unrecognized_keys')
    return [say(issue.path, show(valueAt(value, issue.path, issue.input)))];
  return issue.keys.map(key => say([...issue.path, key], 'an unknown key'));
}

/** What the file says there; a single value that stands for a list has no path of its own. */
function valueAt(value: unknown, path: Path, otherwise: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null) return otherwise;
  return valueAt((value as Record<PropertyKey, unknown>)[key], rest, otherwise);
}

function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const KINDS: Record<string, string> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  array: 'a list',
  tuple: 'a list',
  object: 'keys with values',
};
const UNITS: Record<string, [one: string, more: string]> = {
  string: [' character', ' characters'],
  array: [' entry', ' entries'],
};
const amount = (count: number | bigint, origin: string) =>
  `${count}${UNITS[origin]?.[count === 1 ? 0 : 1] ?? ''}`;

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_small') return `at least ${amount(issue.minimum, issue.origin)}`;
  if (issue.code === 'too_big') return `at most ${amount(issue.maximum, issue.origin)}`;
  return issue.message;
}

function repeatedIds(entries: readonly Checked[]): string[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ loaded: { shelf, file, value }, lineOf }) => {
    const key = `${shelf}/${value.id}`;
    const elsewhere = first.get(key);
    first.set(key, elsewhere ?? file);
    if (elsewhere === undefined) return [];
    return [
      `${file}:${lineOf(['id'])} id: found "${value.id}" again, expected an id of its own: ${elsewhere} has it`,
    ];
  });
}

function clashesOf(entries: readonly Checked[]): string[] {
  const lines = new Map(entries.map(entry => [entry.loaded.file, entry.lineOf]));
  return findClashes(entries.map(entry => entry.loaded)).map(({ file, path, found, expected }) => {
    const line = lines.get(file)?.(path) ?? 1;
    return `${file}:${line} ${path.join('.')}: found ${found}, expected ${expected}`;
  });
}

function missingFrom(entries: readonly Checked[], folders: readonly string[]): string[] {
  const { packs, pipelines, rubrics } = assemble(entries.map(entry => entry.loaded));
  const where = folders.join(', ');
  const empty = Object.entries({ packs, pipelines }).filter(([, files]) => files.length === 0);
  return [
    ...empty.map(([shelf]) => `${where}: found no ${shelf}, expected at least one file in ${shelf}/`),
    ...withoutRubric(rubrics).map(
      subject => `${where}: found no rubric for ${subject}, expected one in rubrics/`,
    ),
  ];
}

function versionOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}

function assemble(loaded: readonly Loaded[]): Catalogue {
  const rubricFiles = loaded.flatMap(entry => (entry.shelf === 'rubrics' ? [entry.value] : []));
  const files = loaded.map(({ file, value }) => ({ file, version: value.version }));
  return {
    version: versionOf(files.map(({ version }) => version).toSorted()),
    files,
    packs: loaded.flatMap(entry => (entry.shelf === 'packs' ? [entry.value] : [])),
    rubrics: rubricFiles.flatMap(value => ('competencies' in value ? [value] : [])),
    redFlags: rubricFiles.flatMap(value => ('red_flags' in value ? value.red_flags : [])),
    pipelines: loaded.flatMap(entry => (entry.shelf === 'pipelines' ? [entry.value] : [])),
    answers: loaded.flatMap(entry => (entry.shelf === 'answers' ? [entry.value] : [])),
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
