import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const canTrace = (): boolean => spawnSync('strace', ['-V']).status === 0;

/**
 * How often the system was told to flush while so many transactions were committed, between the marks that the process
 * prints. Reading `pragma synchronous` proves nothing: it says FULL where commits are not flushed one by one.
 */
export function fsyncsOf(commits: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'hireloop-fsync-'));
  const trace = join(folder, 'trace');
  const program = join(import.meta.dirname, 'commits.ts');
  const node = [process.execPath, program, join(folder, 'hireloop.db'), String(commits)];
  execFileSync('strace', ['-f', '-e', 'trace=fsync,fdatasync,write', '-o', trace, ...node]);
  const lines = readFileSync(trace, 'utf8').split('\n');
  rmSync(folder, { recursive: true });
  const mark = (word: string) => lines.findIndex(l => l.includes(`"${word}\\n"`));
  const between = lines.slice(mark('begin'), mark('end'));
  return between.filter(l => /\bf(data)?sync\(\d+\)/.test(l)).length;
}

if (process.argv[1] === import.meta.filename) {
  for (const commits of [1, 10, 100, 1000])
    console.log(`${String(commits).padStart(5)} commits, ${String(fsyncsOf(commits)).padStart(5)} fsyncs`);
}
