import type { KnownBlock, TableBlock } from '@slack/types';
import type { StageFigures } from '../../core/clock/funnel.ts';
import { stageOf } from '../../core/loop/pipeline.ts';
import { openEntry } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { context, header, type MessageView, section } from '../blocks/blocks.ts';
import { joined, lines, mrkdwn, type Mrkdwn, short } from '../blocks/text.ts';
import type { DigestWait, RoleDigest } from './read-digest.ts';

/** `discreet`: read by people who do not hire for the role, so candidates have no names. */
export type DigestModel = RoleDigest & { discreet: boolean };

const WAITS = 12;

export function digestView(model: DigestModel): MessageView {
  const { role, waits, discreet } = model;
  const overdue = waits.filter(w => w.overdue).length;
  const shown = waits.slice(0, WAITS);
  const more = waits.length - shown.length;
  return {
    text: sayDigest(model),
    blocks: [
      header(`${short(role.title)}: the week ahead`),
      section(
        lines(
          headline(model),
          overdue > 0
            ? mrkdwn`:hourglass: *${plural(overdue, 'candidate waits', 'candidates wait')} longer than planned*`
            : mrkdwn`Nobody waits longer than planned.`,
        ),
      ),
      stageTable(model.stages),
      ...(shown.length > 0
        ? [section(lines(mrkdwn`*Who waits for whom*`, ...shown.map(w => waitLine(w, discreet))))]
        : []),
      ...(more > 0 ? [context(mrkdwn`and ${more} more: \`/hire status ${role.title}\``)] : []),
      ...(discreet ? [context(mrkdwn`Names are left out because this channel is public.`)] : []),
    ] satisfies KnownBlock[],
  };
}

function headline({ role, daysOpen, benchmarkDays, daysLeft, hires, interviewerHours }: RoleDigest): Mrkdwn {
  const target =
    daysLeft >= 0
      ? `${plural(daysLeft, 'day')} to the target date`
      : `${plural(-daysLeft, 'day')} past the target date`;
  const state = role.closed
    ? mrkdwn`closed (${role.closed.why})`
    : mrkdwn`open for *${plural(daysOpen, 'day')}*`;
  return joined(
    [
      state,
      mrkdwn`average for backend roles: ${benchmarkDays}`,
      mrkdwn`${target}`,
      mrkdwn`${hires} of ${role.headCount} hired`,
      mrkdwn`${interviewerHours.toFixed(1)} interviewer hours`,
    ],
    ' · ',
  );
}

/** The figures of the stages, with what was planned beside what is. */
export function stageTable(stages: readonly StageFigures[]): TableBlock {
  const head = ['Stage', 'Here now', 'Median days (target)', 'Passed (target)'];
  const rows = stages.map(s => [s.name, String(s.here), daysOf(s), rateOf(s)]);
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  return {
    type: 'table',
    column_settings: [{ is_wrapped: true }, { align: 'right' }, { align: 'right' }, { align: 'right' }],
    rows: [head, ...rows].map(row => row.map(cell)),
  };
}

function daysOf({ medianDays, targetDays }: StageFigures): string {
  return `${medianDays === undefined ? '–' : medianDays.toFixed(1)} (${targetDays})`;
}

/** Of so few that a rate would mislead, the counts alone. */
function rateOf({ passed, judged, targetRate: [low, high] }: StageFigures): string {
  const percent = (rate: number) => Math.round(rate * 100);
  const target = `(${percent(low)}–${percent(high)} %)`;
  if (judged === 0) return `– ${target}`;
  return `${passed} of ${judged}${judged >= FEW ? `, ${percent(passed / judged)} %` : ''} ${target}`;
}
const FEW = 10;

export function waitLine({ situation, wait, person, days, overdue }: DigestWait, discreet: boolean): Mrkdwn {
  const entry = openEntry(situation);
  const stage = entry ? stageOf(situation.role.pipeline, entry.stageId).name : '';
  const who = discreet ? 'A candidate' : short(situation.candidate.name);
  const whom =
    wait.owner === 'candidate'
      ? 'the candidate'
      : wait.owner === 'capacity'
        ? 'the date'
        : (person ?? 'somebody');
  const mark = overdue ? ':red_circle:' : ':white_circle:';
  return mrkdwn`${mark} *${who}* · ${stage} · ${whom} to ${wait.expected === 'meet the candidate' ? 'come' : wait.expected} · ${plural(days, 'day')}${overdue ? ', overdue' : ''}`;
}

/** The same without a table, marks or bold: for notifications and screen readers. */
function sayDigest({
  role,
  daysOpen,
  benchmarkDays,
  daysLeft,
  hires,
  stages,
  waits,
  discreet,
}: DigestModel): string {
  const where = stages.filter(s => s.here > 0).map(s => `${s.name}: ${s.here}`);
  const late = waits.filter(w => w.overdue).slice(0, 5);
  const lateWords = late.map(
    w =>
      `${discreet ? 'a candidate' : short(w.situation.candidate.name)} waits for ${w.person ?? 'an answer'}`,
  );
  return [
    `${short(role.title)}: open ${plural(daysOpen, 'day')} (average ${benchmarkDays}), ${daysLeft >= 0 ? `${daysLeft} left` : `${-daysLeft} past target`}, ${hires} of ${role.headCount} hired.`,
    where.length > 0 ? `In stages: ${where.join(', ')}.` : 'Nobody is in the pipeline.',
    late.length > 0 ? `Overdue: ${lateWords.join('; ')}.` : 'Nothing is overdue.',
  ].join(' ');
}
