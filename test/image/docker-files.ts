import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export type Instruction = { name: string; rest: string };

/** The instructions of the Dockerfile, one list a stage. */
export function readStages(): Instruction[][] {
  const lines = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
    .split('\n')
    .filter(line => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter(line => line.trim() !== '');
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [name = '', ...words] = line.split(' ');
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, rest: words.join(' ') });
  }
  return stages;
}

/** What instructions of one name say. */
export function said(stage: readonly Instruction[], name: string): string[] {
  return stage.filter(instruction => instruction.name === name).map(({ rest }) => rest);
}

/** The exec form: a JSON list of words. */
export function words(command: string): string[] {
  return JSON.parse(command.slice(command.indexOf('['))) as string[];
}

type Rule = { path: string; lets: boolean };

/**
 * Files of the repository that a build sees, as `.dockerignore` says: the last rule that names a file or a folder
 * above it counts. Of patterns, only `*` alone is used there.
 */
export function contextFiles(): string[] {
  const rules = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map((line): Rule => ({ path: line.replace(/^!/, ''), lets: line.startsWith('!') }));
  const isLet = (path: string) => {
    const last = rules.findLast(
      rule => rule.path === '*' || path === rule.path || path.startsWith(`${rule.path}/`),
    );
    return last?.lets ?? true;
  };
  return filesBelow(ROOT)
    .map(path => relative(ROOT, path))
    .filter(isLet);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name !== 'node_modules' && name !== '.git')
    .map(name => join(folder, name))
    .flatMap(path => (statSync(path).isDirectory() ? filesBelow(path) : path));
}
