import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { imapSession } from './imap.ts';
import type { CaldavServer } from './radicale.ts';
import { freePort, startProcess, stopProcess } from './server-process.ts';

const BIN = '/usr/lib/cyrus/bin';

/** Cyrus, which hands invitations and answers on by itself; everybody logs in with an account of their own. */
export async function startCyrus(people: readonly string[]): Promise<CaldavServer> {
  const folder = mkdtempSync(join(tmpdir(), 'hireloop-cyrus-'));
  const [http, imap] = [await freePort(), await freePort()];
  const mail = await startMailSink();
  writeFolders(folder, { http, imap, smtp: mail.port });
  const base = `http://127.0.0.1:${http}/dav/`;
  const args = [
    '-C',
    join(folder, 'imapd.conf'),
    '-M',
    join(folder, 'cyrus.conf'),
    '-p',
    join(folder, 'master.pid'),
  ];
  const child = await startProcess(`${BIN}/master`, args, async () => (await fetch(base)).status < 500);
  const login = (person: string) => ({ username: person, password: 'secret' });
  const everybody = [...people, 'rae', 'ana', 'bo', 'elbe', 'spree'];
  const made = await imapSession(
    imap,
    everybody.map(p => `CREATE user.${p}`),
  );
  const failed = made.find(answer => !answer.includes(' OK'));
  if (failed) throw new Error(failed);
  const reset = async (some: readonly string[]) => {
    for (const person of some) await emptyBoxes(`${base}calendars/user/${person}/`, person);
  };
  return {
    config: {
      url: base,
      login: undefined,
      accounts: Object.fromEntries(everybody.map(p => [`${p}@acme.test`, login(p)])),
    },
    reset,
    calendarOf: person => ({
      url: `${base}calendars/user/${person}/Default/`,
      authorization: basic(person),
    }),
    stop: async () => {
      await stopProcess(child);
      await mail.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const basic = (person: string) => `Basic ${Buffer.from(`${person}:secret`).toString('base64')}`;

/** Removes what is in somebody's calendar and inbox, without a word to anybody. */
async function emptyBoxes(home: string, person: string): Promise<void> {
  const headers = { authorization: basic(person), depth: '1', 'schedule-reply': 'F' };
  for (const box of ['Default/', 'Inbox/']) {
    const listed = await fetch(home + box, { method: 'PROPFIND', headers });
    const hrefs = [...(await listed.text()).matchAll(/href>([^<]+\.ics)</g)].map(m => m[1] ?? '');
    for (const href of hrefs) await fetch(new URL(href, home), { method: 'DELETE', headers });
  }
}

/** Where Cyrus would mail its invitations to guests outside. */
async function startMailSink(): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done());
    },
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return { port, stop: () => new Promise(resolve => server.close(() => resolve())) };
}

type Ports = { http: number; imap: number; smtp: number };

function writeFolders(folder: string, ports: Ports): void {
  for (const name of ['spool', 'proc', 'lock', 'sieve', 'conf']) mkdirSync(join(folder, name));
  for (const name of 'db socket log msg proc ptclient quota sieve user sync backup lock'.split(' '))
    mkdirSync(join(folder, 'conf', name));
  writeFileSync(join(folder, 'imapd.conf'), imapdConf(folder, ports));
  writeFileSync(join(folder, 'cyrus.conf'), cyrusConf(folder, ports));
  execFileSync('chown', ['-R', 'cyrus:mail', folder]);
}

const imapdConf = (folder: string, { smtp }: Ports) => `configdirectory: ${folder}/conf
proc_path: ${folder}/proc
mboxname_lockpath: ${folder}/lock
defaultpartition: default
partition-default: ${folder}/spool
sievedir: ${folder}/sieve
httpmodules: caldav
caldav_allowscheduling: yes
allowplaintext: yes
sasl_pwcheck_method: alwaystrue
sasl_mech_list: PLAIN LOGIN
admins: cyrus
unixhierarchysep: no
altnamespace: no
calendar_user_address_set: acme.test
servername: localhost
caldav_historical_age: -1
smtp_backend: host
smtp_host: 127.0.0.1:${smtp}
`;

const cyrusConf = (folder: string, { http, imap }: Ports) => `START {
  recover cmd="${BIN}/ctl_cyrusdb -r -C ${folder}/imapd.conf"
}
SERVICES {
  http cmd="${BIN}/httpd -C ${folder}/imapd.conf" listen="127.0.0.1:${http}" prefork=2 maxchild=20
  imap cmd="${BIN}/imapd -C ${folder}/imapd.conf" listen="127.0.0.1:${imap}" prefork=0 maxchild=5
}
EVENTS { }
`;
