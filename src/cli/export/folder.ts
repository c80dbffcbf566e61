import { chmod, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../core/user-error.ts';

/** The first file of an export, which tells what it is. */
export const HEADER_FILE = 'README.txt';
export const HEADER_TITLE = 'Hireloop export';

/** Only the owner may look into it. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** @throws UserError for what is no folder, cannot be written, or holds anything but an earlier export. */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    if (!(await isEmpty(folder)) && !(await isExport(folder))) {
      const hint = 'Name a new folder, or one that an earlier export wrote.';
      throw new UserError(`${folder} is not empty: nothing in it was touched.`, hint);
    }
    await chmod(folder, FOLDER_MODE);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'there is a file of that name' : code;
    throw new UserError(`${folder} cannot be written: ${why}.`, 'Name another folder.', { cause: error });
  }
}

async function isEmpty(folder: string): Promise<boolean> {
  return (await readdir(folder)).length === 0;
}

async function isExport(folder: string): Promise<boolean> {
  try {
    return (await readFile(join(folder, HEADER_FILE), 'utf8')).startsWith(HEADER_TITLE);
  } catch {
    return false;
  }
}

export type NewFile = { append(text: string): Promise<void>; finish(): Promise<void> };

/** A file that appears under its name when it is finished, whole. */
export async function createFile(path: string): Promise<NewFile> {
  const temporary = `${path}.partial`;
  await rm(temporary, { force: true });
  const handle = await open(temporary, 'wx', FILE_MODE);
  return {
    append: text => handle.appendFile(text),
    async finish() {
      await handle.sync();
      await handle.close();
      await rename(temporary, path);
    },
  };
}
