import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';

export type KeptValues = {
  /** What was kept for exactly this text, or undefined. */
  find(text: string): unknown;
  keep(text: string, value: unknown): void;
};

/**
 * What files were found to say, as JSON under the digest of their text: reading YAML takes a hundred times as long. Only
 * a help: where nothing can be read or written, the files are read again.
 * @param folder Default: beside the compiled code, if that is kept.
 */
export function keptValues(folder: string | undefined = getCompileCacheDir()): KeptValues {
  if (folder === undefined) return { find: () => undefined, keep: () => {} };
  const pathOf = (text: string) =>
    join(folder, `${createHash('sha256').update(text).digest('hex').slice(0, 32)}.json`);
  return {
    find: text => quietly(() => JSON.parse(readFileSync(pathOf(text), 'utf8')) as unknown),
    keep: (text, value) => {
      quietly(() => {
        mkdirSync(folder, { recursive: true });
        const path = pathOf(text);
        // Renamed into place, so that nobody reads half of it.
        const draft = `${path}.${process.pid}`;
        writeFileSync(draft, JSON.stringify(value));
        renameSync(draft, path);
      });
    },
  };
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
