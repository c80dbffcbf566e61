import type { KnownBlock, ModalView } from '@slack/types';
import type { Estimate, TooFew } from '../../core/scoring/calibration.ts';
import { plural } from '../../core/loop/text.ts';
import type { TrainingStep } from '../../core/scoring/training.ts';
import type { PracticeRead } from '../../operations/read-practice.ts';
import { context, header, modalView, section } from '../blocks/blocks.ts';
import { lines, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_VIEW, sections, withRows } from '../blocks/room.ts';
import { button } from '../kernel/kinds.ts';
import { drillRef } from './practice-refs.ts';

/** How somebody judges, for their own eyes: beside others, over time, and on answers of nobody. */
export function practiceView({ severity, drift, packs, path }: PracticeRead): ModalView {
  return modalView('practice.view', '', {
    title: 'How you score',
    blocks: withRows({
      room: IN_VIEW,
      head: [
        context(mrkdwn`:lock: Only you see this.`),
        header('Beside others'),
        section(lines(severityWords(severity), driftWords(drift))),
        header('Your way to interviews'),
        ...sections(pathWords(path)),
        header('Practice'),
        section(
          mrkdwn`Judge answers of nobody in particular, then see how those who wrote the rubric judged them.`,
        ),
      ],
      rows: packs.map(packRow),
      more: left => mrkdwn`and ${left} more`,
    }),
  });
}

const steps = (by: number): string => `${Math.abs(by).toFixed(1)} of a step`;

/** The interval says how sure one can be; where it holds 0, nothing is claimed. */
function severityWords(estimate: Estimate | TooFew): Mrkdwn {
  if (estimate.kind === 'too-few')
    return mrkdwn`Nothing is said before ${estimate.needed} cards beside those of others: you have ${estimate.cards}.`;
  const { by, low, high, cards } = estimate;
  const range = `${low.toFixed(1)} to ${high.toFixed(1)}, 19 times of 20`;
  if (low <= 0 && high >= 0)
    return mrkdwn`Over ${cards} cards you score like the others who met the same people, as far as can be told (${range}).`;
  const way = by > 0 ? 'higher' : 'lower';
  return mrkdwn`Over ${cards} cards you score *${steps(by)} ${way}* than others who met the same people (${range}).`;
}

function driftWords(estimate: Estimate | TooFew): Mrkdwn {
  if (estimate.kind === 'too-few') return mrkdwn`A change over time shows from ${estimate.needed} on.`;
  const { by, low, high } = estimate;
  const range = `${low.toFixed(1)} to ${high.toFixed(1)}`;
  if (low <= 0 && high >= 0) return mrkdwn`No change over time that could be told from chance (${range}).`;
  return mrkdwn`Your later cards are *${steps(by)} ${by > 0 ? 'more lenient' : 'more severe'}* than your earlier ones (${range}).`;
}

function pathWords(path: PracticeRead['path']): Mrkdwn[] {
  if (path.length === 0) return [mrkdwn`You are in training for none: what you can judge you hold alone.`];
  return path.map(({ stage, step }) => mrkdwn`*${stage} interviews* · you ${stepWords(step)}`);
}

function stepWords({ kind, done, of }: TrainingStep): string {
  switch (kind) {
    case 'shadow':
      return `listen first (${done} of ${plural(of, 'interview')})`;
    case 'reverse-shadow':
      return `ask while somebody listens (${done} of ${plural(of, 'interview')})`;
    case 'ready':
      return `asked in ${plural(done, 'interview')} while somebody listened: as soon as one of them says so, you hold them alone`;
  }
}

function packRow({ pack, result }: PracticeRead['packs'][number]): KnownBlock[] {
  const { done, of, next } = result;
  const label = next ? (done === 0 ? 'Begin' : 'Go on') : 'See the result';
  const state = next ? `${done} of ${of} judged` : 'all judged';
  return [section(mrkdwn`*${pack.name}* · ${state}`, button(drillRef, label, { pack: pack.id }))];
}
