import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UserError } from '../core/user-error.ts';

/**
 * Reads the words behind a command.
 * @throws UserError that shows `usage`, where there is an option that the command does not have or too many words.
 */
export function readArguments<const T extends ParseArgsOptionsConfig>(
  args: string[],
  { usage, words, options }: { usage: string; words: number; options: T },
) {
  const read = parsed(args, usage, options);
  const extra = read.positionals[words];
  if (extra !== undefined) throw new UserError(`"${extra}" is one word too many.`, `Write: ${usage}`);
  return read;
}

function parsed<const T extends ParseArgsOptionsConfig>(args: string[], usage: string, options: T) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The rest of Node's message explains how to pass a word that starts with a dash.
    const [what] = error.message.split('. ');
    throw new UserError(`${what}.`, `Write: ${usage}`, { cause: error });
  }
}
