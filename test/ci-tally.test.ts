import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, ROOT, start } from './cli/run.ts';

const passing = { status: 'passed', assertionResults: [{}, {}] };
const broken = { status: 'failed', assertionResults: [] };

async function tally(reports: Record<string, object>, ...failedSteps: string[]) {
  const folder = await freshFolder();
  for (const [step, report] of Object.entries(reports))
    await writeFile(join(folder, `${step}.json`), JSON.stringify(report));
  const { code, out } = await start([join(ROOT, '.ci/tally.js'), folder, ...failedSteps]).ended;
  return { code, last: out.trim().split('\n').at(-1) };
}

test('the last line adds up what the runners reported', async () => {
  const counts = { numPassedTests: 2, numFailedTests: 0, testResults: [passing] };
  expect(await tally({ test: counts, 'test:image': counts })).toEqual({
    code: 0,
    last: '4 passed, 0 failed',
  });
});

test('a failed test, a file that cannot be loaded and a step without a report count as one each', async () => {
  const report = { numPassedTests: 2, numFailedTests: 1, testResults: [passing, broken] };
  expect(await tally({ test: report }, 'check', 'test')).toEqual({ code: 1, last: '2 passed, 3 failed' });
});

test('a runner that fails although every test passed is a failure', async () => {
  const report = { numPassedTests: 2, numFailedTests: 0, testResults: [passing] };
  expect(await tally({ test: report }, 'test')).toEqual({ code: 1, last: '2 passed, 1 failed' });
});

test('an installation that fails is a failure, and nothing has passed', async () => {
  expect(await tally({}, 'install')).toEqual({ code: 1, last: '0 passed, 1 failed' });
});
