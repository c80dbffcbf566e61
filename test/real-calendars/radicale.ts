import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaldavConfig } from '../../src/calendars/caldav/accounts.ts';
import { freePort, startProcess, stopProcess } from './server-process.ts';

export type CaldavServer = {
  config: CaldavConfig;
  /** Empty calendars for these people, and for nobody else. */
  reset(people: readonly string[]): Promise<void>;
  /** Where somebody's own client writes, with the password that it uses. */
  calendarOf(person: string): { url: string; authorization: string };
  stop(): Promise<void>;
};

/** Radicale, with one account that may read and write everybody's calendars. */
export async function startRadicale(): Promise<CaldavServer> {
  const folder = mkdtempSync(join(tmpdir(), 'hireloop-radicale-'));
  const port = await freePort();
  const root = join(folder, 'collections', 'collection-root');
  mkdirSync(join(root, 'hireloop'), { recursive: true });
  writeFileSync(join(folder, 'users'), 'hireloop:secret\n');
  writeFileSync(join(folder, 'rights'), '[bot]\nuser: hireloop\ncollection: .*\npermissions: RWrw\n');
  writeFileSync(join(folder, 'config'), configOf(folder, port));
  const base = `http://127.0.0.1:${port}/`;
  const child = await startProcess(
    '/usr/bin/radicale',
    ['--config', join(folder, 'config')],
    async () => (await fetch(base)).status < 500,
  );
  const authorization = `Basic ${Buffer.from('hireloop:secret').toString('base64')}`;
  return {
    config: { url: base, login: { username: 'hireloop', password: 'secret' }, accounts: {} },
    reset: async people => {
      for (const person of people) {
        rmSync(join(root, person), { recursive: true, force: true });
        mkdirSync(join(root, person, 'calendar'), { recursive: true });
        writeFileSync(join(root, person, 'calendar', '.Radicale.props'), '{"tag": "VCALENDAR"}');
      }
    },
    calendarOf: person => ({ url: `${base}${person}/calendar/`, authorization }),
    stop: async () => {
      await stopProcess(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const configOf = (folder: string, port: number) => `[server]
hosts = 127.0.0.1:${port}
max_connections = 20
[auth]
type = htpasswd
htpasswd_filename = ${folder}/users
htpasswd_encryption = plain
delay = 0
[rights]
type = from_file
file = ${folder}/rights
[storage]
filesystem_folder = ${folder}/collections
[web]
type = none
`;
