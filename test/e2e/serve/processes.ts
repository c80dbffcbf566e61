import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const NODE = process.execPath;

/** A child process whose output is kept, and which is waited for by what it prints. */
export class Child {
  readonly process: ChildProcess;
  output = '';

  constructor(args: string[], env: Record<string, string>) {
    this.process = spawn(NODE, args, { cwd: ROOT, env: { PATH: process.env['PATH'] ?? '', ...env } });
    this.process.stdout?.on('data', chunk => (this.output += String(chunk)));
    this.process.stderr?.on('data', chunk => (this.output += String(chunk)));
  }

  async printed(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      if (this.process.exitCode !== null)
        throw new Error(`It ended before it printed "${text}":\n${this.output}`);
      await Promise.race([once(this.process.stdout!, 'data'), once(this.process, 'exit')]);
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, 'exit');
      this.process.kill(signal);
      await gone;
    }
    return this.process.exitCode;
  }
}

/** emulate's Slack, as a process of its own. */
export async function startEmulate(folder: string, seed: object): Promise<{ url: string; child: Child }> {
  const port = await freePort();
  const file = join(folder, 'seed.json');
  writeFileSync(file, JSON.stringify({ slack: seed }));
  const cli = join(ROOT, 'node_modules/emulate/dist/index.js');
  const child = new Child([cli, 'start', '--service', 'slack', '--port', String(port), '--seed', file], {});
  await child.printed('Ready');
  return { url: `http://127.0.0.1:${port}`, child };
}

export type ServeOptions = { env: Record<string, string>; aheadMs: number };

/** What `npm start` runs, built before as it does. */
export async function startServe({ env, aheadMs }: ServeOptions): Promise<Child> {
  execFileSync(NODE, ['build.ts'], { cwd: ROOT });
  const clock = join(import.meta.dirname, 'shifted-clock.ts');
  const child = new Child(['--import', clock, 'dist/hireloop.js', 'serve'], {
    ...env,
    CLOCK_AHEAD_MS: String(aheadMs),
  });
  await child.printed('"serving"');
  return child;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
