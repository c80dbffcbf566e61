import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'rolldown';

/**
 * Makes what `npm start` runs: the sources, and the packages that they use, as a few large files. Those start in little
 * more than half the time of thirteen hundred small ones, and in less memory. Where nothing changed, nothing is done.
 */

const ROOT = import.meta.dirname;
const OUTPUT = join(ROOT, 'dist');
/** Holds the digest of what the files beside it were made from. */
const STAMP = join(OUTPUT, 'made-from');

/** A compiled package, and packages that others use where they are installed. */
const EXTERNAL = ['better-sqlite3', 'pg-native', 'bufferutil', 'utf-8-validate'];
/** Never served: stays where it is. */
const SANDBOX = './cli/sandbox.ts';

const WITHOUT_BUILDER =
  'What npm start runs is not built yet, and rolldown, which builds it, is not installed. ' +
  'Install everything (npm ci, without --omit=dev), or run node src/hireloop.js serve, which starts more slowly.';

const digest = digestOf(['build.ts', 'package-lock.json', ...globSync('src/**/*.{ts,js}', { cwd: ROOT })]);
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== digest) await build();

async function build(): Promise<void> {
  const { rolldown } = await import('rolldown').catch(() => {
    console.error(WITHOUT_BUILDER);
    process.exit(1);
  });
  const bundle = await rolldown({
    cwd: ROOT,
    input: 'src/hireloop.js',
    platform: 'node',
    external: EXTERNAL,
    plugins: [keepPlaces()],
  });
  rmSync(OUTPUT, { recursive: true, force: true });
  await bundle.write({ dir: OUTPUT, chunkFileNames: '[name]-[hash].js' });
  writeFileSync(STAMP, digest);
}

/** A source that names a file by where it stands itself finds it there after the move, too. */
function keepPlaces(): Plugin {
  return {
    name: 'keep-places',
    resolveId: id => (id === SANDBOX ? { id: join('../src', id), external: 'absolute' } : undefined),
    transform(code, id) {
      if (!id.startsWith(join(ROOT, 'src'))) return undefined;
      const place = JSON.stringify(relative(OUTPUT, id));
      return code
        .replaceAll(
          'import.meta.dirname',
          `(import.meta.dirname + '/' + ${JSON.stringify(relative(OUTPUT, dirname(id)))})`,
        )
        .replaceAll(/import\.meta\.url\b/g, `new URL(${place}, import.meta.url).href`);
    },
  };
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files.toSorted())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
}
