import type { KnownBlock } from '@slack/types';
import { fit } from './fit.ts';

/** Charts of Slack's own, which not every workspace has yet: whatever they show must stand beside them as well. */

const TITLE = 50;
const LABEL = 20;
const POINTS = 20;

export type Series = { name: string; values: readonly number[] };

/**
 * Bars side by side. Labels that are cut to the same word are told apart by a number.
 * https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
export function barChart(title: string, labels: readonly string[], series: readonly Series[]): KnownBlock[] {
  const categories = apart(labels.slice(0, POINTS));
  if (categories.length === 0) return [];
  const block = {
    type: 'data_visualization',
    title: fit(title, TITLE),
    chart: {
      type: 'bar',
      series: series.map(({ name, values }) => ({
        name: fit(name, LABEL),
        data: categories.map((label, at) => ({ label, value: Math.round((values[at] ?? 0) * 10) / 10 })),
      })),
      axis_config: { categories },
    },
  };
  // The types of the SDK do not know charts yet: https://github.com/slackapi/node-slack-sdk/pull/2637
  return [block as unknown as KnownBlock];
}

function apart(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map(label => {
    let name = fit(label, LABEL);
    for (let nth = 2; taken.has(name); nth += 1) name = `${fit(label, LABEL - 3)} ${nth}`;
    taken.add(name);
    return name;
  });
}

/** The same for a Slack, or a place, that takes no charts. */
export function withoutCharts(blocks: readonly KnownBlock[]): KnownBlock[] {
  return blocks.filter(block => !isChart(block));
}

export const hasCharts = (blocks: readonly KnownBlock[]): boolean => blocks.some(isChart);

const isChart = ({ type }: { type: string }): boolean => type === 'data_visualization';
