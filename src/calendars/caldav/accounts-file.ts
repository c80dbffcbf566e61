import { z } from 'zod';
import { UserError } from '../../core/user-error.ts';
import { readSettingsFile } from '../settings-file.ts';
import type { CaldavConfig } from './accounts.ts';

const accountsSchema = z.record(
  z.email().transform(address => address.toLowerCase()),
  z.strictObject({ username: z.string().min(1), password: z.string().min(1), url: z.url().optional() }),
);

/**
 * People's own CalDAV accounts, by address: `{"ana@example.com": {"username": "ana", "password": "…"}}`, each with a
 * `url` where it is not on the common server.
 * @throws UserError that names the file and what is wrong, and never a password.
 */
export function readAccounts(path: string): CaldavConfig['accounts'] {
  const hint = 'Give a file like {"ana@example.com": {"username": "ana", "password": "…"}}.';
  const parsed = accountsSchema.safeParse(readSettingsFile('CALDAV_ACCOUNTS_FILE', path, hint));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues
    .map(i => `  - ${i.path.join('.') || 'the file'}: ${i.message}`)
    .join('\n');
  throw new UserError(`CALDAV_ACCOUNTS_FILE ${path} is not right:\n${problems}`, hint);
}
