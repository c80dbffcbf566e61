import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const NEEDED = [
  { file: '/usr/bin/radicale', packages: ['radicale'] },
  { file: '/usr/lib/cyrus/bin/httpd', packages: ['cyrus-imapd', 'cyrus-caldav'] },
];

/** Installs the Debian packages of the servers that are missing, or says which. */
export default function install(): void {
  const packages = NEEDED.filter(n => !existsSync(n.file)).flatMap(n => n.packages);
  if (packages.length === 0) return;
  const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  if (process.getuid?.() !== 0)
    throw new Error(`These servers are missing; install them: sudo ${command.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (args: string[]) =>
    spawnSync(args[0] ?? '', args.slice(1), { env, encoding: 'utf8', timeout: 300_000 });
  if (run(command).status === 0) return;
  run(['apt-get', 'update']);
  const { status, stdout, stderr } = run(command);
  if (status !== 0) throw new Error(`${command.join(' ')} failed:\n${stdout}\n${stderr}`);
}
