import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchCalendars } from './calendars.ts';
import { benchClock } from './clock.ts';
import { benchForecast } from './forecast.ts';
import { benchScheduling } from './scheduling.ts';
import { benchServe } from './serve.ts';

/**
 * `npm run bench` measures everything and writes `bench/results.md`; `npm run bench -- serve` prints one section and
 * writes nothing. A benchmark is a file that gives its section as Markdown, and a line here.
 */
const SECTIONS: Readonly<Record<string, () => Promise<string>>> = {
  calendars: benchCalendars,
  clock: benchClock,
  forecast: benchForecast,
  scheduling: benchScheduling,
  serve: benchServe,
};

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in SECTIONS));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(SECTIONS).join(', ')}.`,
  );
  process.exit(2);
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${release()}, Node ${process.version}`;
const head = `# Measurements

Written by \`npm run bench\` on ${Temporal.Now.plainDateISO('UTC').toString()}. Machine: ${machine}.
Machines are shared and noisy: trust the ratios, which are taken within one run.
`;

const sections: string[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(SECTIONS)) {
  const section = await SECTIONS[name]?.();
  if (section === undefined) continue;
  console.log(`${section}\n`);
  sections.push(section);
}
if (asked.length === 0) {
  writeFileSync(join(import.meta.dirname, 'results.md'), `${[head, ...sections].join('\n').trimEnd()}\n`);
}
