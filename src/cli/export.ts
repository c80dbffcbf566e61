import { readDataConfig } from '../config.ts';
import { plural } from '../core/loop/text.ts';
import { UserError } from '../core/user-error.ts';
import type { Store } from '../store/database.ts';
import { systemClock } from '../system.ts';
import { readArguments } from './arguments.ts';
import { prepareFolder } from './export/folder.ts';
import { writeHeader } from './export/header.ts';
import { NOUNS } from './export/nouns.ts';
import { atOneMoment } from './export/rows.ts';
import { writeNoun, type Written } from './export/write-noun.ts';
import { withDatabase } from './open-database.ts';

const USAGE = 'npm run export -- FOLDER';

/** Writes all that people put in or decided, as it is at one moment, into a folder that only its owner can read. */
export async function exportAll(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, { usage: USAGE, words: 1, options: {} });
  const [folder] = positionals;
  if (folder === undefined) throw new UserError('Into which folder?', `Write: ${USAGE}`);
  const { databaseUrl } = readDataConfig();
  return withDatabase(databaseUrl, async store => {
    await prepareFolder(folder);
    const header = { where: store.where, at: systemClock.now() };
    await writeHeader(folder, { ...header, written: undefined });
    const written = await writeAll(store, folder);
    await writeHeader(folder, { ...header, written });
    for (const { files, rows } of written) {
      console.log(`${plural(rows, 'row').padStart(12)}  ${files.join(', ')}`);
    }
    console.log(`Everything is in ${folder}. It holds personal data and all scorecards: see its README.txt.`);
    return 0;
  });
}

async function writeAll(store: Store, folder: string): Promise<Written[]> {
  const tables = await store.db.introspection.getTables();
  return atOneMoment(store, async db => {
    const written: Written[] = [];
    for (const noun of NOUNS) {
      const columns = tables.find(({ name }) => name === noun.table)?.columns.map(({ name }) => name);
      if (!columns) throw new Error(`There is no table ${noun.table}`);
      written.push(await writeNoun(db, noun, columns, folder));
    }
    return written;
  });
}
