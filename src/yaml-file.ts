import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import type { Document, LineCounter } from 'yaml';

export type Path = readonly PropertyKey[];
type Fault = { line: number; found: string; expected?: string };

/** Where in a file something stands, from one on. */
export type LineOf = (path: Path) => number;
export type ReadYaml = { value: unknown; lineOf: LineOf } | { faults: readonly Fault[] };

/** The parser is larger than what it reads, so it is loaded for files that changed, and to find a line in them. */
const parser = (): typeof Yaml => createRequire(import.meta.url)('yaml') as typeof Yaml;

/** Reads a YAML 1.2 text. @throws Error from the parser where aliases grow without end. */
export function readYaml(text: string): ReadYaml {
  const { lines, document } = parsed(text);
  const faults = [...syntaxFaults(document, lines), ...strayAliases(document, lines)];
  if (faults.length > 0) return { faults };
  return { value: document.toJS() as unknown, lineOf: path => lineIn(document, lines, path) };
}

/** Finds lines in a text whose value is known already. */
export function linesOf(text: string): LineOf {
  let found: ReturnType<typeof parsed> | undefined;
  return path => {
    found ??= parsed(text);
    return lineIn(found.document, found.lines, path);
  };
}

function parsed(text: string): { document: Document; lines: LineCounter } {
  const yaml = parser();
  const lines = new yaml.LineCounter();
  return { lines, document: yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false }) };
}

/** After the first fault of syntax the parser guesses; only repeated keys are faults of their own. */
function syntaxFaults(document: Document, lines: LineCounter): Fault[] {
  return document.errors
    .filter(({ code }, index) => index === 0 || code === 'DUPLICATE_KEY')
    .map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, found: `no valid YAML: ${message}` }));
}

function strayAliases(document: Document, lines: LineCounter): Fault[] {
  if (document.errors.length > 0) return [];
  const faults: Fault[] = [];
  parser().visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return;
      faults.push({
        line: lines.linePos(alias.range?.[0] ?? 0).line,
        found: `the alias *${alias.source} of nothing`,
        expected: 'a text: quote what starts with a star',
      });
    },
  });
  return faults;
}

/** The line of the key or entry at a path, or of the nearest thing around it that the file has. */
function lineIn(document: Document, lines: LineCounter, path: Path): number {
  const { isMap, isNode, isScalar } = parser();
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap(parent)
      ? parent.items.find(item => isScalar(item.key) && item.key.value === last)
      : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
