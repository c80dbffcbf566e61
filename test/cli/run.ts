import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Root may write anywhere: somebody else, who can read the sources and Node but owns nothing. */
export const OTHER_USER =
  process.getuid?.() === 0 && [ROOT, dirname(process.execPath)].every(everybodyReads) ? 10_001 : undefined;

function everybodyReads(folder: string): boolean {
  const isOpen = (statSync(folder).mode & 0o005) === 0o005;
  return isOpen && (folder === dirname(folder) || everybodyReads(dirname(folder)));
}

export type Ended = { code: number | null; out: string; err: string };
export type Env = Readonly<Record<string, string>>;

/** Runs `node src/hireloop.js …` as a process of its own, with no environment but what is given. */
export function hireloop(args: readonly string[], env: Env = {}): Promise<Ended> {
  return start([join(ROOT, 'src/hireloop.js'), ...args], env).ended;
}

export type Started = {
  ended: Promise<Ended>;
  /** Resolves when the process has printed this. */
  says(text: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
};

/**
 * Starts Node with these arguments; the process ends with the test at the latest.
 * @param uid Another user, where the tests run as root.
 */
export function start(args: readonly string[], env: Env = {}, uid?: number): Started {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', text => (printed.out += text));
  child.stderr.setEncoding('utf8').on('data', text => (printed.err += text));
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<Ended>((done, failed) => {
    child.once('error', failed);
    child.once('close', code => done({ code, ...printed }));
  });
  const says = (text: string) =>
    new Promise<void>((done, failed) => {
      const look = () => void (printed.out.includes(text) && done());
      child.stdout.on('data', look);
      look();
      child.once('close', () => failed(new Error(`It ended without saying "${text}":\n${printed.err}`)));
    });
  return { ended, says, signal: name => void child.kill(name) };
}

/** A folder of its own, gone when the test ends. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hireloop-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
