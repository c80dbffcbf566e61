import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCandidateRows } from '../../src/cli/import/candidate-rows.ts';
import { readText } from '../../src/cli/import/read-text.ts';
import { UserError } from '../../src/core/user-error.ts';
import { freshFolder } from './run.ts';

const HEADER = 'name,email,role,zone,windows,resume_url,source';
const MIA = 'Mia,mia@example.com,Engineer,Europe/Paris,,,';

async function read(content: string | Uint8Array) {
  const path = join(await freshFolder(), 'list.csv');
  await writeFile(path, content);
  return readCandidateRows('list.csv', await readText(path));
}

async function adviceOn(content: string | Uint8Array): Promise<string> {
  try {
    await read(content);
  } catch (error) {
    if (error instanceof UserError) return error.advice;
    throw error;
  }
  throw new Error('It was read.');
}

const mia = { name: 'Mia', email: 'mia@example.com', role: 'Engineer', zone: 'Europe/Paris' };

describe('a list of candidates', () => {
  test.each([
    ['as the format says', `${HEADER}\n${MIA}\n`],
    ['with a mark and CRLF, as Excel saves it', `\ufeff${HEADER}\r\n${MIA}\r\n`],
    ['with the line ends of an old Mac', `${HEADER}\r${MIA}\r`],
    ['with line ends of both kinds', `${HEADER}\r\n${MIA}\n`],
    ['with semicolons, as Excel saves it in Germany', `${HEADER}\n${MIA}\n`.replaceAll(',', ';')],
    ['with tabs', `${HEADER}\n${MIA}\n`.replaceAll(',', '\t')],
    ['with everything in quotes', `"${HEADER.replaceAll(',', '","')}"\n"${MIA.replaceAll(',', '","')}"\n`],
    [
      'with columns in another order and case',
      'ZONE,Role,E-Mail,Name\nEurope/Paris,Engineer,mia@example.com,Mia\n',
    ],
    ['with spaces around', `${HEADER}\n Mia , mia@example.com ,Engineer ,Europe/Paris,,,\n`],
    ['in UTF-16, little end first', Buffer.from(`\ufeff${HEADER}\n${MIA}\n`, 'utf16le')],
    ['in UTF-16, big end first', Buffer.from(`\ufeff${HEADER}\n${MIA}\n`, 'utf16le').swap16()],
  ])('is read %s', async (_, content) => {
    const [row, ...others] = await read(content);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ number: 2, cells: mia });
  });

  test('keeps the row numbers of the spreadsheet past empty rows and lines within a cell', async () => {
    const rows = await read(`${HEADER}\n\n,,,,,,\n"Mia\nA.",a@b.co,R,UTC,"Thu 9-12\nFri 9-12",,\n${MIA}\n`);
    expect(rows.map(row => row.number)).toEqual([4, 5]);
    expect(rows[0]).toMatchObject({ cells: { name: 'Mia\nA.', windows: 'Thu 9-12\nFri 9-12' } });
  });

  test('may be a header alone', async () => {
    expect(await read(`${HEADER}\n`)).toEqual([]);
  });

  test('names a row that has too few or too many cells, and a name that is a formula', async () => {
    const rows = await read(
      `${HEADER}\nMia,mia@example.com\n${MIA},\n=1+1,${MIA.slice(4)}\n＝1,${MIA.slice(4)}\n`,
    );
    expect(rows.map(row => ('problem' in row ? row.problem : ''))).toEqual([
      'The row has 2 cells, the first row 7.',
      'The row has 8 cells, the first row 7.',
      'The name "=1+1" is a formula of a spreadsheet, not a name.',
      'The name "＝1" is a formula of a spreadsheet, not a name.',
    ]);
  });

  test.each([
    ['', 'list.csv is empty. Its first row names the columns: name, email, role, zone, windows (optional)'],
    ['name,email\nMia,mia@example.com\n', 'role and zone missing'],
    [`${HEADER},salary,"=cmd"\n`, '"salary" and "=cmd" not known'],
    [`${HEADER},E-Mail\n`, 'email there twice'],
    [
      `${MIA}\n`,
      'name, email, role and zone missing; "Mia", "mia@example.com", "Engineer" and "Europe/Paris" not',
    ],
    [`${HEADER}\n"Mia,mia@example.com\n`, 'a quote is opened and never closed'],
    [`${HEADER}\n"Mia" Okafor,mia@example.com\n`, 'something follows a closing quote at line 2'],
    [`${HEADER}\nMia "Mi" Okafor,mia@example.com\n`, 'a quote opens in the middle of a cell at line 2'],
    [Buffer.from(`${HEADER}\nZo\xeb,zoe@example.com\n`, 'latin1'), 'is not UTF-8: line 2 cannot be read.'],
    [
      Buffer.from(`${HEADER}\n${MIA}\n`, 'utf16le'),
      'line 1 has a zero byte, as UTF-16 and spreadsheet files do.',
    ],
    [Buffer.from('PK\x03\x04\x00\x00', 'latin1'), 'has a zero byte'],
  ])('is refused whole when it is %j', async (content, reason) => {
    expect(await adviceOn(content)).toContain(reason);
  });

  test('has to be there, and to be a file', async () => {
    const folder = await freshFolder();
    await expect(readText(join(folder, 'none.csv'))).rejects.toThrow(
      'cannot be read: there is no such file.',
    );
    await expect(readText(folder)).rejects.toThrow('cannot be read: it is a folder.');
  });
});
