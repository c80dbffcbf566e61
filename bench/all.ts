import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchCalendars } from './calendars.ts';
import { benchClock } from './clock.ts';
import { benchForecast } from './forecast.ts';
import { benchScheduling } from './scheduling.ts';
import { benchServe } from './serve.ts';

/**
 * `npm run bench` measures everything, `npm run bench -- serve` one section. What was measured takes the place of its
 * section in `bench/results.md`. A benchmark is a file that gives its section as Markdown, and a line here.
 */
const SECTIONS: Readonly<Record<string, () => Promise<string>>> = {
  calendars: benchCalendars,
  clock: benchClock,
  forecast: benchForecast,
  scheduling: benchScheduling,
  serve: benchServe,
};

const RESULTS = join(import.meta.dirname, 'results.md');
const HEAD = `# Measurements

Written by \`npm run bench\`. Machines are shared and noisy: trust the ratios, which are taken within one run.
`;

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !Object.hasOwn(SECTIONS, name));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(SECTIONS).join(', ')}.`,
  );
  process.exit(2);
}

for (const [name, measure] of Object.entries(SECTIONS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const load = loadavg()[0]?.toFixed(1);
  const section = `${(await measure()).trimEnd()}\n\n${machine()}, load ${load} before.\n`;
  console.log(section);
  keep(name, section);
}

function machine(): string {
  const { model = 'unknown' } = cpus()[0] ?? {};
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = Temporal.Now.plainDateISO('UTC').toString();
  return `*${day} on ${cpus().length} × ${model}, ${memory} GiB, ${process.platform} ${release()}, Node ${process.version}*`;
}

/** Puts a section into its place, the others as they are. */
function keep(name: string, section: string): void {
  const before = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '';
  const kept = before.split(/^(?=## )/m).filter(part => part.startsWith('## '));
  const others = kept.filter(part => !new RegExp(`^## ${name}\\b`).test(part));
  const sections = [...others, section].toSorted((a, b) => (a < b ? -1 : 1));
  writeFileSync(RESULTS, [HEAD, ...sections.map(part => `${part.trimEnd()}\n`)].join('\n'));
}
