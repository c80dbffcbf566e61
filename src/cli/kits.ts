import { loadCatalogue, SHIPPED_DATA } from '../catalogue.ts';
import { type Catalogue, DEFAULT_PIPELINE, findPipeline, languagesOf } from '../core/kits/catalogue.ts';
import type { KitRole } from '../core/kits/kit.ts';
import type { PlannedKit } from '../core/kits/coverage.ts';
import { type LoopPlan, planLoop } from '../core/kits/plan-loop.ts';
import { LAYERS, type Layer, ROLE_LEVELS } from '../core/loop/glossary.ts';
import type { Pipeline } from '../core/loop/pipeline.ts';
import { UserError } from '../core/user-error.ts';
import { readArguments } from './arguments.ts';

type Row = Record<'layers' | 'level' | 'stage' | 'minutes' | 'covers' | 'questions', string>;

const USAGE = 'npm run kits [-- PIPELINE] [--language ID] [--data FOLDER]';

/**
 * Prints the kits of every loop that a pipeline allows: each set of layers at each level.
 * @returns 1 where a layer cannot be covered at a level, a kit is too long or a question comes twice
 */
export async function kits(args: string[]): Promise<number> {
  const options = { language: { type: 'string' }, data: { type: 'string' } } as const;
  const { values, positionals } = readArguments(args, { usage: USAGE, words: 1, options });
  const catalogue = loadCatalogue({ folders: [SHIPPED_DATA, ...(values.data ? [values.data] : [])] });
  const pipeline = pipelineNamed(catalogue, positionals[0] ?? DEFAULT_PIPELINE);
  const languages = values.language ? [values.language] : languagesOf(catalogue).map(({ id }) => id);
  const roles = rolesOf(languages);
  const plans = roles.map(role => ({ role, plan: planLoop({ pipeline, role, packs: catalogue.packs }) }));
  const shown = plans.filter(({ role }) => role.language === languages[0]);
  printTable(shown.flatMap(({ role, plan }) => rowsOf(role, plan)));
  const faults = [...new Set(plans.flatMap(({ role, plan }) => faultsOf(role, plan)))];
  for (const fault of faults) console.error(fault);
  const thin = plans.flatMap(({ plan }) => plan.kits).filter(isThin).length;
  console.log(
    `\n${pipeline.name}: ${plans.length} loops (${languages.join(', ')}), ${plans.flatMap(p => p.plan.kits).length} kits; ` +
      (faults.length === 0
        ? 'every layer covered, all within their minutes, nothing twice.'
        : `${faults.length} faults.`) +
      (thin > 0 ? ` ${thin} kits fill less than half of their time: give narrow roles a shorter loop.` : ''),
  );
  return faults.length === 0 ? 0 : 1;
}

function pipelineNamed(catalogue: Catalogue, id: string): Pipeline {
  const known = catalogue.pipelines.map(pipeline => pipeline.id).join(', ');
  const found = findPipeline(catalogue, id);
  if (!found) throw new UserError(`There is no pipeline "${id}".`, `Choose one of ${known}.`);
  return found;
}

function rolesOf(languages: readonly string[]): KitRole[] {
  const sets = Array.from({ length: 2 ** LAYERS.length - 1 }, (_, mask) =>
    LAYERS.filter((_, bit) => (mask + 1) & (1 << bit)),
  ).toSorted((a: Layer[], b: Layer[]) => a.length - b.length);
  return languages.flatMap(language =>
    sets.flatMap(layers => ROLE_LEVELS.map(level => ({ layers, level, language }))),
  );
}

function rowsOf({ layers, level }: KitRole, { kits }: LoopPlan): Row[] {
  return kits.map(({ stageId, kit }) => ({
    layers: layers.join('+'),
    level,
    stage: stageId === kit.interview.id ? stageId : `${stageId}/${kit.interview.id}`,
    minutes: `${kit.minutes.planned}/${kit.minutes.available}`,
    covers: kit.covers.join('+'),
    questions: kit.questions.map(question => question.id).join(' '),
  }));
}

function faultsOf({ layers, level, language }: KitRole, { kits, gaps }: LoopPlan): string[] {
  const role = `${layers.join('+')} at ${level} (${language})`;
  const ids = kits.flatMap(({ kit }) => kit.questions.map(question => question.id));
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [
    ...gaps.map(gap => `Not covered: ${gap.subject} at ${gap.level} (${language}): ${gap.because}`),
    ...kits
      .filter(({ kit }) => kit.minutes.spare < 0)
      .map(({ stageId }) => `Too long: ${stageId} in ${role}`),
    ...repeated.map(id => `Asked twice: ${id} in ${role}`),
  ];
}

function isThin({ kit: { minutes } }: PlannedKit): boolean {
  return minutes.planned * 2 < minutes.available;
}

function printTable(rows: readonly Row[]): void {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first) as (keyof Row)[];
  const widths = columns.map(column => Math.max(column.length, ...rows.map(row => row[column].length)));
  const line = (cells: readonly string[]) => cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
  console.log(line(columns).trimEnd());
  for (const row of rows) console.log(line(columns.map(column => row[column])).trimEnd());
}
