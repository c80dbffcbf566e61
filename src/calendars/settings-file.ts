import { readFileSync } from 'node:fs';
import { UserError } from '../core/user-error.ts';

/**
 * A JSON file that a setting names.
 * @throws UserError that names the setting and the file, and nothing of what is in it.
 */
export function readSettingsFile(setting: string, path: string, hint: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code } = error as { code?: string };
    throw new UserError(`${setting} ${path} ${code ? `cannot be read (${code})` : 'is no JSON'}.`, hint);
  }
}
