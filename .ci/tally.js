// Plain JavaScript that any Node runs: `tally.js FOLDER [FAILED-STEP]...` adds up the reports of the test runners.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const STEPS_WITH_REPORT = ['test', 'test:image', 'test:calendars'];

const [folder = '.', ...failedSteps] = process.argv.slice(2);
const tallies = new Map(STEPS_WITH_REPORT.flatMap(step => readTally(step)));

for (const [step, { passed, failed, skipped }] of tallies) {
  print(`${step}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
}
const unreported = failedSteps.filter(step => !tallies.get(step)?.failed);
for (const step of unreported) print(`${step}: failed`);

const sum = key => [...tallies.values()].reduce((total, tally) => total + tally[key], 0);
const failed = sum('failed') + unreported.length;
print(`${sum('passed')} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function print(line) {
  process.stdout.write(`${line}\n`);
}

function readTally(step) {
  const file = join(folder, `${step}.json`);
  if (!existsSync(file)) return [];
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that could not even be loaded has no tests to count, and is a failure all the same.
  const broken = report.testResults.filter(r => r.status === 'failed' && r.assertionResults.length === 0);
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  return [[step, { passed: report.numPassedTests, failed: report.numFailedTests + broken.length, skipped }]];
}
