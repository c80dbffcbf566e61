import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keptValues } from '../src/kept-values.ts';

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'hireloop-kept-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return join(made, 'below');
}

test('what was kept for a text is found for exactly that text', async () => {
  const at = await folder();
  expect(keptValues(at).find('a: 1')).toBeUndefined();
  keptValues(at).keep('a: 1', { a: 1, b: ['ü', null] });
  expect(keptValues(at).find('a: 1')).toEqual({ a: 1, b: ['ü', null] });
  expect(keptValues(at).find('a: 1 ')).toBeUndefined();
});

test('a file that was damaged counts as none', async () => {
  const at = await folder();
  keptValues(at).keep('a: 1', { a: 1 });
  for (const name of await readdir(at)) await writeFile(join(at, name), '{"a":');
  expect(keptValues(at).find('a: 1')).toBeUndefined();
});

test('where nothing can be written, nothing is kept and nobody is bothered', () => {
  const values = keptValues('/dev/null/below');
  values.keep('a: 1', { a: 1 });
  expect(values.find('a: 1')).toBeUndefined();
});
