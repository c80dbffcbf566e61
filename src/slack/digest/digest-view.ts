import type { KnownBlock } from '@slack/types';
import type { SpanName } from '../../core/clock/span.ts';
import { plural } from '../../core/loop/text.ts';
import { waitRows } from '../board/wait-rows.ts';
import { context, header, message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { joined, lines, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import type { May } from '../pick/reader.ts';
import { IN_MESSAGE, sections, withRows } from '../blocks/room.ts';
import { effortWords, lateWords, weekWords } from './figure-words.ts';
import { ledgerBlocks, ledgerWords } from './ledger-blocks.ts';
import { alertWords, forecastWords } from './outlook-words.ts';
import type { RoleDigest } from './read-digest.ts';
import { sayStages, stageBlocks } from './stage-blocks.ts';
import { waitLine, waitWords } from './wait-line.ts';

/** `discreet`: read by people who do not hire for the role, so candidates have no names. */
export type DigestModel = RoleDigest & {
  discreet: boolean;
  /** Of the one reader, where it is not posted to a channel. */
  may?: May;
};

const WAITS = 10;

/** What a manager reads in ten seconds comes first: what is late and whose it is; the figures follow. */
export function digestView(model: DigestModel): MessageView {
  const { role, stages, ledger, applications, waits } = model;
  const shown = waits.slice(0, WAITS);
  return message(
    sayDigest(model),
    withRows({
      room: IN_MESSAGE,
      head: [
        header(`${short(role.title)}: ${SPAN_TITLES[model.span ?? 'all']}`),
        section(
          lines(
            headline(model),
            lateWords(model.waits.filter(w => w.overdue).length),
            outlookLine(model),
            mrkdwn`_Last seven days: ${weekWords(model.week)}_`,
          ),
        ),
      ],
      rows: [
        ...waitBlocks(model, shown),
        ...(waits.length > WAITS ? [[context(moreWaits(model))]] : []),
        stageBlocks(stages, model.kept),
        ledgerBlocks(ledger, applications),
        [context(mrkdwn`${effortWords(model)}`)],
      ],
      foot: model.discreet ? [context(mrkdwn`Names are left out because this channel is public.`)] : [],
    }),
  );
}

const SPAN_TITLES: Readonly<Record<SpanName | 'all', string>> = {
  week: 'the last week',
  month: 'the last four weeks',
  quarter: 'the last quarter',
  year: 'the last year',
  all: 'the week ahead',
};

function outlookLine({ outlook, today }: DigestModel): Mrkdwn | undefined {
  const forecast = outlook && forecastWords(outlook, today);
  const alert = outlook && alertWords(outlook);
  if (!forecast && !alert) return undefined;
  return lines(
    forecast ? mrkdwn`:calendar: ${forecast}` : undefined,
    alert ? mrkdwn`:warning: ${alert}` : undefined,
  );
}

/** With the button that moves each on; in a channel that anybody can join, without names and without buttons. */
function waitBlocks({ discreet, may }: DigestModel, shown: DigestModel['waits']): KnownBlock[][] {
  if (shown.length === 0) return [];
  const title = mrkdwn`*Who waits for whom*`;
  if (discreet) return [sections([title, ...shown.map(w => waitLine(w, { discreet }))])];
  const [first = [], ...others] = waitRows(shown, { may });
  return [[section(title), ...first], ...others];
}

const moreWaits = ({ role, waits }: DigestModel): Mrkdwn =>
  mrkdwn`and ${waits.length - WAITS} more: \`/hire status ${short(role.title)}\``;

function headline({ role, daysOpen, benchmarkDays, daysLeft, hires }: RoleDigest): Mrkdwn {
  const state = role.closed
    ? mrkdwn`closed (${role.closed.why}) after *${plural(daysOpen, 'day')}*`
    : mrkdwn`*${openWords(daysOpen)}* (backend roles take ${benchmarkDays} on average)`;
  return joined(
    [state, mrkdwn`${targetWords(daysLeft)}`, mrkdwn`${hires} of ${role.headCount} hired`],
    ' · ',
  );
}

export const openWords = (days: number): string =>
  days === 0 ? 'opened today' : `open for ${plural(days, 'day')}`;

function targetWords(daysLeft: number): string {
  if (daysLeft === 0) return 'to be filled today';
  return daysLeft > 0
    ? `${plural(daysLeft, 'day')} left`
    : `${plural(-daysLeft, 'day')} past the target date`;
}

/** The same without a table, charts, marks or bold: for notifications and screen readers. */
function sayDigest(model: DigestModel): string {
  const { role, daysOpen, benchmarkDays, daysLeft, hires, waits, discreet, ledger, applications } = model;
  const late = waits.filter(w => w.overdue).slice(0, 5);
  const each = late.map(
    w => `${discreet ? 'a candidate' : short(w.situation.candidate.name)} ${waitWords(w)}`,
  );
  const days = ledgerWords(ledger, applications);
  return [
    `${short(role.title)}: ${openWords(daysOpen)} (average ${benchmarkDays}), ${targetWords(daysLeft)}, ${hires} of ${role.headCount} hired.`,
    late.length > 0 ? `Overdue: ${each.join('; ')}.` : 'Nothing is overdue.',
    ...(model.outlook
      ? [forecastWords(model.outlook, model.today), alertWords(model.outlook)].filter(Boolean)
      : []),
    `Last seven days: ${weekWords(model.week)}.`,
    ...sayStages(model.stages, model.kept),
    ...(days ? [days.spent, days.saving] : []),
    effortWords(model),
  ].join(' ');
}
