import type { KnownBlock, TableBlock } from '@slack/types';
import { likelyRate, type StageFigures } from '../../core/clock/funnel.ts';
import { type Kept, PROMISED } from '../../core/clock/promise.ts';
import { barChart } from '../blocks/charts.ts';

/** The figures of the stages, with what was planned beside what is; and the days of them as a chart. */
export function stageBlocks(stages: readonly StageFigures[], kept: Promises): KnownBlock[] {
  const timed = stages.filter(s => s.medianDays !== undefined);
  return [
    stageTable(stages, kept),
    ...barChart(
      'Days in each stage',
      timed.map(s => s.name),
      [
        { name: 'Median', values: timed.map(s => s.medianDays ?? 0) },
        { name: 'Target', values: timed.map(s => s.targetDays) },
      ],
    ),
  ];
}

type Promises = ReadonlyMap<string, Kept>;

function stageTable(stages: readonly StageFigures[], kept: Promises): TableBlock {
  const head = ['Stage', 'Here now', 'Median days (target)', 'Passed (target)', `Met in time (${PROMISE})`];
  const rows = stages.map(s => [s.name, String(s.here), daysOf(s), rateOf(s), keptWords(s, kept) ?? '–']);
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  return {
    type: 'table',
    column_settings: [
      { is_wrapped: true },
      { align: 'right' },
      { align: 'right' },
      { align: 'right' },
      { align: 'right' },
    ],
    rows: [head, ...rows].map(row => row.map(cell)),
  };
}

const PROMISE = `${PROMISED * 100} %`;

function keptWords({ stage }: StageFigures, promises: Promises): string | undefined {
  const found = promises.get(stage);
  return found && `${found.kept} of ${found.of}`;
}

function daysOf({ medianDays, targetDays }: StageFigures): string {
  return `${medianDays === undefined ? '–' : medianDays.toFixed(1)} (${targetDays})`;
}

/** With the range in which the true rate lies: of a few it is wide, and says so. */
function rateOf({ passed, judged, targetRate }: StageFigures): string {
  const likely = likelyRate(passed, judged);
  const target = `(${rangeOf(targetRate)})`;
  return likely ? `${passed} of ${judged}, likely ${rangeOf(likely)} ${target}` : `– ${target}`;
}

const percent = (rate: number) => Math.round(rate * 100);
const rangeOf = ([low, high]: readonly [number, number]) => `${percent(low)}–${percent(high)} %`;

/** One sentence a stage that has anything to say. */
export function sayStages(stages: readonly StageFigures[], kept: Promises): string[] {
  const known = stages.filter(s => s.here > 0 || s.judged > 0);
  if (known.length === 0) return ['Nobody is in the pipeline.'];
  return known.map(s => {
    const inTime = keptWords(s, kept);
    const met = inTime ? `, met in time ${inTime} (${PROMISE})` : '';
    return `${s.name}: ${s.here} here now, median days ${daysOf(s)}, passed ${rateOf(s)}${met}.`;
  });
}
