import type { KnownBlock } from '@slack/types';
import type { CompetencyView, DepthView, Evaluation, LayerView } from '../../core/scoring/evaluation.ts';
import type { Verdict } from '../../core/loop/glossary.ts';
import type { PlannedLayers } from '../../core/scoring/planned-layers.ts';
import { VERDICT_NAMES } from '../../core/scoring/scorecard.ts';
import { context, header, section } from '../blocks/blocks.ts';
import { fit, oneLine } from '../blocks/fit.ts';
import { joined, lines, mention, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { sections } from '../blocks/room.ts';

/** The evaluation, part by part: who said what, where knowledge stopped, on what evidence. It adds nothing up. */
export function evaluationParts(evaluation: Evaluation, planned: PlannedLayers = {}): KnownBlock[][] {
  return [
    sections(verdictRows(evaluation)),
    differenceBlocks(evaluation),
    layerBlocks(evaluation, planned),
    competencyBlocks(evaluation),
    flagBlocks(evaluation),
    ...quoteBlocks(evaluation),
  ].filter(part => part.length > 0);
}

const REASON = 240;

export function verdictRows({ verdicts }: Evaluation): Mrkdwn[] {
  return verdicts.map(v =>
    lines(
      mrkdwn`*${VERDICT_NAMES[v.verdict]}* · ${mention(v.by)} · ${v.interview}`,
      mrkdwn`> ${oneLine(v.reason, REASON)}`,
      v.first && changedRow(v.first),
    ),
  );
}

/** What somebody had said before they could read the others: that one is theirs alone. */
function changedRow({ verdict, reason }: { verdict: Verdict; reason: string }): Mrkdwn {
  return mrkdwn`:pencil2: _Changed after others could be read. Before:_ *${VERDICT_NAMES[verdict]}*, ${oneLine(reason, REASON)}`;
}

const DIFFERENCES = 8;

/** What the cards differ on, in a line; undefined where they agree. */
export function differences({ disagreements }: Evaluation): string | undefined {
  if (disagreements.length === 0) return undefined;
  const more = disagreements.length - DIFFERENCES;
  return `${disagreements.slice(0, DIFFERENCES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function differenceBlocks(evaluation: Evaluation): KnownBlock[] {
  const named = differences(evaluation);
  return named ? [section(mrkdwn`:left_right_arrow: *Worth talking about:* ${named}`)] : [];
}

function layerBlocks({ layers, otherDepths }: Evaluation, planned: PlannedLayers): KnownBlock[] {
  const rows = [
    ...layers.map(layer => layerLine(layer, planned[layer.layer])),
    ...otherDepths.map(depthLine),
  ];
  return rows.length > 0 ? [header('Where knowledge stopped'), ...sections(rows)] : [];
}

function layerLine({ layer, depths }: LayerView, planned: readonly string[] = []): Mrkdwn {
  const [deepest] = depths;
  if (!deepest && planned.length > 0)
    return mrkdwn`:white_circle: *${layer}* · not tested yet; planned for ${planned.join(' and ')}`;
  if (!deepest) return mrkdwn`:warning: *${layer}* · not tested, and nothing that is planned will test it`;
  return mrkdwn`${bar(deepest)} *${layer}* · ${depthWords(deepest)}`;
}

function depthLine(depth: DepthView): Mrkdwn {
  return mrkdwn`${bar(depth)} *${depth.subject}* · ${depthWords(depth)}`;
}

/** Filled for probes that were answered, empty from where the answers stopped. */
function bar({ reached, of }: DepthView): string {
  return '▮'.repeat(reached) + '▯'.repeat(Math.max(0, of - reached));
}

function depthWords({ title, reached, of, stoppedAt, by }: DepthView): Mrkdwn {
  const stop = stoppedAt ? mrkdwn`, stopped at “${fit(stoppedAt, 100)}”` : mrkdwn`, to the end`;
  return mrkdwn`${title}: ${reached} of ${of}${stop} (${mention(by)})`;
}

function competencyBlocks({ competencies }: Evaluation): KnownBlock[] {
  const rows = competencies.filter(c => c.scores.length > 0);
  return rows.length > 0 ? [header('Competencies'), ...sections(rows.map(competencyLine))] : [];
}

function competencyLine({ name, scores, agreement }: CompetencyView): Mrkdwn {
  const given = scores.map(s => {
    const before = s.first === undefined ? mrkdwn`` : mrkdwn` (before ${s.first})`;
    return mrkdwn`${mention(s.by)} *${s.score}*${before}`;
  });
  const differ = agreement === 'differ' ? mrkdwn` :left_right_arrow: they differ` : mrkdwn``;
  return mrkdwn`${name}: ${joined(given, ', ')}${differ}`;
}

function flagBlocks({ redFlags }: Evaluation): KnownBlock[] {
  const rows = redFlags.map(f =>
    lines(
      mrkdwn`:triangular_flag_on_post: *${f.name}* (${mention(f.by)})`,
      mrkdwn`> ${oneLine(f.evidence, REASON)}`,
    ),
  );
  return rows.length > 0 ? [header('Red flags'), ...sections(rows)] : [];
}

const QUOTE = 700;

function quoteBlocks({ quotes }: Evaluation): KnownBlock[][] {
  return quotes.map((q, at) => [
    ...(at === 0 ? [header('Evidence')] : []),
    context(mrkdwn`${mention(q.by)}${q.about ? ` on ${q.about}` : ''}: ${fit(q.text, QUOTE)}`),
  ]);
}
