import { join } from 'node:path';
import { plural } from '../../core/loop/text.ts';
import { createFile, HEADER_FILE, HEADER_TITLE } from './folder.ts';
import { LEFT_OUT } from './nouns.ts';
import type { Written } from './write-noun.ts';

const WARNING = `
PERSONAL DATA. This folder holds names, e-mail addresses, calendars and résumé links of candidates and colleagues,
every decision with its reason, and EVERY SCORECARD of everybody. In Slack nobody reads another's scorecard before
handing in their own; here anybody who can open the files reads them all. Keep the folder as safe as the database,
pass on no more of it than somebody may know, and delete it when it has served its purpose.
`;

const FORMAT = `
Times are in UTC. Each noun comes as JSON (.ndjson: one document a line) and as CSV (UTF-8, for spreadsheets). In CSV
a text that a spreadsheet would run as a formula starts with a quote ('); npm run import takes it off again.
Left out is what Hireloop only needs to run: ${LEFT_OUT.join(', ')}.
`;

/** @param written Undefined while the export is under way: it is then said to be unfinished. */
export async function writeHeader(
  folder: string,
  { where, at, written }: { where: string; at: Temporal.Instant; written: readonly Written[] | undefined },
): Promise<void> {
  const files = written?.map(({ files, rows }) => `${files.join(', ')}: ${plural(rows, 'row')}`);
  const file = await createFile(join(folder, HEADER_FILE));
  await file.append(
    [
      `${HEADER_TITLE} of ${where}, ${at.toString({ smallestUnit: 'second' })}`,
      WARNING,
      ...(files ?? ['THIS EXPORT IS NOT FINISHED: files may be missing or of an earlier one.']),
      FORMAT,
    ].join('\n'),
  );
  await file.finish();
}
