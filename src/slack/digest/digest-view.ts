import type { KnownBlock, TableBlock } from '@slack/types';
import type { StageFigures } from '../../core/clock/funnel.ts';
import { plural } from '../../core/loop/text.ts';
import { context, header, message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { joined, lines, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { sections } from '../blocks/room.ts';
import type { RoleDigest } from './read-digest.ts';
import { waitLine, waitWords } from './wait-line.ts';

/** `discreet`: read by people who do not hire for the role, so candidates have no names. */
export type DigestModel = RoleDigest & { discreet: boolean };

const WAITS = 10;

export function digestView(model: DigestModel): MessageView {
  const { role, waits, discreet } = model;
  const overdue = waits.filter(w => w.overdue).length;
  const late = mrkdwn`:hourglass: *${plural(overdue, 'candidate waits', 'candidates wait')} longer than planned*`;
  return message(sayDigest(model), [
    header(`${short(role.title)}: the week ahead`),
    section(lines(headline(model), overdue > 0 ? late : mrkdwn`Nobody waits longer than planned.`)),
    stageTable(model.stages),
    ...waitBlocks(model),
    ...(discreet ? [context(mrkdwn`Names are left out because this channel is public.`)] : []),
  ]);
}

function waitBlocks({ role, waits, discreet }: DigestModel): KnownBlock[] {
  if (waits.length === 0) return [];
  const shown = waits.slice(0, WAITS);
  const more = waits.length - shown.length;
  return [
    ...sections([mrkdwn`*Who waits for whom*`, ...shown.map(w => waitLine(w, { discreet }))]),
    ...(more > 0 ? [context(mrkdwn`and ${more} more: \`/hire status ${short(role.title)}\``)] : []),
  ];
}

function headline({ role, daysOpen, benchmarkDays, daysLeft, hires, interviewerHours }: RoleDigest): Mrkdwn {
  const state = role.closed
    ? mrkdwn`closed (${role.closed.why}) after *${plural(daysOpen, 'day')}*`
    : mrkdwn`*${openWords(daysOpen)}* (backend roles take ${benchmarkDays} on average)`;
  return joined(
    [
      state,
      mrkdwn`${targetWords(daysLeft)}`,
      mrkdwn`${hires} of ${role.headCount} hired`,
      mrkdwn`${interviewerHours.toFixed(1)} interviewer hours`,
    ],
    ' · ',
  );
}

export const openWords = (days: number): string =>
  days === 0 ? 'opened today' : `open for ${plural(days, 'day')}`;

export function targetWords(daysLeft: number): string {
  if (daysLeft === 0) return 'to be filled today';
  return daysLeft > 0
    ? `${plural(daysLeft, 'day')} left`
    : `${plural(-daysLeft, 'day')} past the target date`;
}

/** The figures of the stages, with what was planned beside what is. */
function stageTable(stages: readonly StageFigures[]): TableBlock {
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

/** The same without a table, marks or bold: for notifications and screen readers. */
function sayDigest(model: DigestModel): string {
  const { role, daysOpen, benchmarkDays, daysLeft, hires, stages, waits, discreet } = model;
  const where = stages.filter(s => s.here > 0).map(s => `${s.name}: ${s.here}`);
  const late = waits.filter(w => w.overdue).slice(0, 5);
  const lateWords = late.map(
    w => `${discreet ? 'a candidate' : short(w.situation.candidate.name)} ${waitWords(w)}`,
  );
  return [
    `${short(role.title)}: ${openWords(daysOpen)} (average ${benchmarkDays}), ${targetWords(daysLeft)}, ${hires} of ${role.headCount} hired.`,
    where.length > 0 ? `In stages: ${where.join(', ')}.` : 'Nobody is in the pipeline.',
    late.length > 0 ? `Overdue: ${lateWords.join('; ')}.` : 'Nothing is overdue.',
  ].join(' ');
}
