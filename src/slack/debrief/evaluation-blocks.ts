import type { KnownBlock } from '@slack/types';
import type { CompetencyView, DepthView, Evaluation, LayerView } from '../../core/scoring/evaluation.ts';
import { VERDICT_NAMES } from '../../core/scoring/scorecard.ts';
import { shorten } from '../../core/loop/text.ts';
import { context, header, section } from '../blocks/blocks.ts';
import { joined, lines, mrkdwn, type Mrkdwn, mention } from '../blocks/text.ts';

/** The evaluation, part by part: who said what, where knowledge stopped, on what evidence. It adds nothing up. */
export function evaluationBlocks(evaluation: Evaluation): KnownBlock[] {
  return [
    ...verdictBlocks(evaluation),
    ...disagreementBlocks(evaluation),
    ...layerBlocks(evaluation),
    ...competencyBlocks(evaluation),
    ...flagBlocks(evaluation),
    ...quoteBlocks(evaluation),
  ];
}

export function verdictBlocks({ verdicts }: Evaluation): KnownBlock[] {
  if (verdicts.length === 0) return [];
  const rows = verdicts
    .slice(0, 8)
    .map(v =>
      lines(
        mrkdwn`*${VERDICT_NAMES[v.verdict]}* · ${mention(v.by)} · ${v.interview}${
          v.revised ? mrkdwn` · _changed after others could be read_` : mrkdwn``
        }`,
        mrkdwn`> ${shorten(v.reason.replaceAll('\n', ' '), 240)}`,
      ),
    );
  return [section(joined(rows, '\n'))];
}

function disagreementBlocks({ disagreements }: Evaluation): KnownBlock[] {
  if (disagreements.length === 0) return [];
  return [section(mrkdwn`:left_right_arrow: *Worth talking about:* ${disagreements.slice(0, 8).join(', ')}`)];
}

function layerBlocks({ layers, otherDepths }: Evaluation): KnownBlock[] {
  const rows = [...layers.map(layerLine), ...otherDepths.slice(0, 5).map(depthLine)];
  return [header('Where knowledge stopped'), section(joined(rows, '\n'))];
}

function layerLine({ layer, tested, depths }: LayerView): Mrkdwn {
  const [deepest] = depths;
  if (!tested || !deepest) return mrkdwn`:white_circle: *${layer}* · not tested yet`;
  return mrkdwn`${bar(deepest)} *${layer}* · ${depthWords(deepest)}`;
}

function depthLine(depth: DepthView): Mrkdwn {
  return mrkdwn`${bar(depth)} *${depth.subject}* · ${depthWords(depth)}`;
}

/** Filled for probes that were answered, empty from where the answers stopped. */
function bar({ reached, of }: DepthView): string {
  return '●'.repeat(reached) + '○'.repeat(Math.max(0, of - reached));
}

function depthWords({ title, reached, of, stoppedAt, by }: DepthView): Mrkdwn {
  const stop = stoppedAt ? mrkdwn`, stopped at “${shorten(stoppedAt, 100)}”` : mrkdwn`, to the end`;
  return mrkdwn`${title}: ${reached} of ${of}${stop} (${mention(by)})`;
}

const COMPETENCIES = 14;

function competencyBlocks({ competencies }: Evaluation): KnownBlock[] {
  const rows = competencies.filter(c => c.scores.length > 0).slice(0, COMPETENCIES);
  if (rows.length === 0) return [];
  return [header('Competencies'), section(joined(rows.map(competencyLine), '\n'))];
}

function competencyLine({ name, scores, agreement }: CompetencyView): Mrkdwn {
  const given = scores.map(s => mrkdwn`${mention(s.by)} *${s.score}*`);
  return mrkdwn`${name}: ${joined(given, ', ')}${
    agreement === 'differ' ? mrkdwn` :left_right_arrow:` : mrkdwn``
  }`;
}

function flagBlocks({ redFlags }: Evaluation): KnownBlock[] {
  if (redFlags.length === 0) return [];
  const rows = redFlags
    .slice(0, 8)
    .map(f =>
      lines(
        mrkdwn`:triangular_flag_on_post: *${f.name}* (${mention(f.by)})`,
        mrkdwn`> ${shorten(f.evidence.replaceAll('\n', ' '), 240)}`,
      ),
    );
  return [header('Red flags'), section(joined(rows, '\n'))];
}

function quoteBlocks({ quotes }: Evaluation): KnownBlock[] {
  if (quotes.length === 0) return [];
  const rows = quotes
    .slice(0, 6)
    .map(q => context(mrkdwn`${mention(q.by)}${q.about ? ` on ${q.about}` : ''}: ${shorten(q.text, 700)}`));
  return [header('Evidence'), ...rows];
}
