import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, load, type Load, SECRET } from './signed-load.ts';
import { startStub } from './slack-stub.ts';

/** `serve` beside a bare Bolt app, both as processes of their own, in turn, in one run. */

const ROOT = join(import.meta.dirname, '..');
const ROUNDS = 5;
const REQUESTS = 1500;
const IDLE_SECONDS = 60;
const CLOCK_TICKS = 100;

type Served = { child: ChildProcess; port: number; readyMs: number };

const folder = mkdtempSync(join(tmpdir(), 'hireloop-bench-'));
let ports = 20_000 + (process.pid % 10_000);

async function start(script: string[], stub: string): Promise<Served> {
  const port = (ports += 1);
  const env = {
    PATH: process.env['PATH'] ?? '',
    PORT: String(port),
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: `${stub}/api/`,
    DATABASE_URL: `sqlite:${join(folder, `${port}.db`)}`,
    LOG_LEVEL: 'error',
  };
  const began = performance.now();
  const child = spawn(process.execPath, script, {
    env,
    stdio: 'inherit',
    cwd: ROOT,
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${script.join(' ')} ended with ${child.exitCode}`);
    const answered = await ask(port, 'bench', `${stub}/response`).catch(() => undefined);
    if (answered !== undefined) return { child, port, readyMs: performance.now() - began };
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

async function stop({ child }: Served): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The first start on a machine writes the compiled code down, which later ones find. */
async function startOnce(script: string[], stub: string): Promise<void> {
  const served = await start(script, stub);
  await new Promise(resolve => setTimeout(resolve, 6000));
  await stop(served);
}

type Round = { readyMs: number; load: Load };

async function round(script: string[], stub: string): Promise<Round> {
  const served = await start(script, stub);
  await load(served.port, 300, 'help', `${stub}/response`);
  const measured = await load(served.port, REQUESTS, 'help', `${stub}/response`);
  await stop(served);
  return { readyMs: served.readyMs, load: measured };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Resident memory and share of a processor over a minute without requests, from /proc. */
async function idle(script: string[], stub: string): Promise<{ mb: number; cpuPercent: number }> {
  const served = await start(script, stub);
  const { pid } = served.child;
  const ticks = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  };
  await new Promise(resolve => setTimeout(resolve, 5000));
  const before = ticks();
  await new Promise(resolve => setTimeout(resolve, IDLE_SECONDS * 1000));
  const cpuPercent = ((ticks() - before) / CLOCK_TICKS / IDLE_SECONDS) * 100;
  const mb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  await stop(served);
  return { mb, cpuPercent };
}

const BARE = ['bench/bare-bolt.ts'];
const OURS = ['dist/hireloop.js', 'serve'];

/** The table of results, as Markdown. */
export async function benchServe(): Promise<string> {
  execFileSync(process.execPath, ['build.ts'], { cwd: ROOT });
  const stub = await startStub();
  await startOnce(OURS, stub.url);
  const bare: Round[] = [];
  const ours: Round[] = [];
  for (let at = 0; at < ROUNDS; at += 1) {
    bare.push(await round(BARE, stub.url));
    ours.push(await round(OURS, stub.url));
  }
  const still = process.platform === 'linux' ? await idle(OURS, stub.url) : undefined;
  stub.close();
  rmSync(folder, { recursive: true, force: true });
  return table(bare, ours, still);
}

function table(
  bare: readonly Round[],
  ours: readonly Round[],
  still: { mb: number; cpuPercent: number } | undefined,
): string {
  const rate = (rounds: readonly Round[]) => median(rounds.map(r => r.load.perSecond));
  const ready = (rounds: readonly Round[]) => median(rounds.map(r => r.readyMs));
  const share = median(ours.map((r, i) => r.load.perSecond / (bare[i]?.load.perSecond ?? 1)));
  const slower = median(ours.map((r, i) => r.readyMs / (bare[i]?.readyMs ?? 1)));
  const rows = [
    [
      'acknowledged `/hire` a second',
      rate(bare).toFixed(0),
      rate(ours).toFixed(0),
      `${share.toFixed(2)}×`,
      '≥ 0.6×',
    ],
    ['time to acknowledge, p50 / p99 (ms)', latency(bare), latency(ours), '', ''],
    [
      'start to first answer (ms)',
      ready(bare).toFixed(0),
      ready(ours).toFixed(0),
      `${slower.toFixed(2)}×`,
      '≤ 2×',
    ],
    ['idle memory (MB)', '', still?.mb.toFixed(0) ?? 'Linux only', '', '≤ 120'],
    ['idle processor (%)', '', still?.cpuPercent.toFixed(2) ?? 'Linux only', '', '≤ 0.5'],
  ];
  const head = ['', 'bare Bolt', 'Hireloop', 'ratio, median of pairs', 'goal'];
  const lines = [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`);
  return [
    `## serve\n\n${ROUNDS} rounds of ${REQUESTS} signed requests in 16 lanes, in turn; Slack's API answers after 50 ms. Hireloop is what npm start built. Starts are later ones: the first on a machine also compiles.\n`,
    ...lines,
  ].join('\n');
}

function latency(rounds: readonly Round[]): string {
  return `${median(rounds.map(r => r.load.p50)).toFixed(1)} / ${median(rounds.map(r => r.load.p99)).toFixed(1)}`;
}
