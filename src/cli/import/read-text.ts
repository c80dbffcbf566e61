import { readFile, stat } from 'node:fs/promises';
import { UserError } from '../../core/user-error.ts';

/** Far above any list of candidates: somebody gave the wrong file. */
const LARGEST_MB = 50;

const SAVE_AS = 'In a spreadsheet choose "Save as" and "CSV UTF-8".';

/** @throws UserError for what is no file, cannot be read, or is not text in UTF-8 or UTF-16 with its mark. */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  const text = decode(path, bytes);
  const at = text.indexOf('\0');
  if (at < 0) return text;
  const line = text.slice(0, at).split('\n').length;
  throw new UserError(
    `${path} is not text: line ${line} has a zero byte, as UTF-16 and spreadsheet files do.`,
    SAVE_AS,
  );
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_MB * 2 ** 20) {
      throw new UserError(`${path} has ${Math.round(size / 2 ** 20)} MB; up to ${LARGEST_MB} are read.`);
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new UserError(`${path} cannot be read: ${WORDS[code] ?? code}.`, undefined, { cause: error });
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
};

function decode(path: string, bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return strictly(bytes);
  } catch (cause) {
    throw new UserError(`${path} is not UTF-8: line ${firstBadLine(bytes)} cannot be read.`, SAVE_AS, {
      cause,
    });
  }
}

function strictly(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** No character of UTF-8 has the byte of a line feed inside, so lines can be looked at one by one. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const next = end < 0 ? bytes.length : end + 1;
    try {
      strictly(bytes.subarray(start, next));
    } catch {
      return line;
    }
    start = next;
  }
  return line;
}
