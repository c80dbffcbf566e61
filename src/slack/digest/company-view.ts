import type { TableBlock } from '@slack/types';
import { BENCHMARK_DAYS, median } from '../../core/clock/funnel.ts';
import { addLedgers, EMPTY_LEDGER } from '../../core/clock/ledger.ts';
import type { Role } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { actions, context, header, message, type MessageView, section } from '../blocks/blocks.ts';
import { fit, short } from '../blocks/fit.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';
import { dateWords } from '../blocks/time.ts';
import { button } from '../kernel/kinds.ts';
import { digestRef } from './digest-refs.ts';
import { openWords } from './digest-view.ts';
import { lateWords, weekWords } from './figure-words.ts';
import { ledgerBlocks, ledgerWords } from './ledger-blocks.ts';
import type { RoleDigest } from './read-digest.ts';

/** Rows of a table beside its head, with room for the rest of a message. */
const ROWS = 60;
const BUTTONS = 5;

/** All open roles in a table, the ones with most that is late first; how long the filled ones took; where the days went. */
export function companyView(digests: readonly RoleDigest[], all: readonly Role[]): MessageView {
  const sorted = digests.toSorted((a, b) => lateOf(b) - lateOf(a) || a.daysLeft - b.daysLeft);
  const took = tookWords(all);
  const week = weekWords(sumWeeks(digests));
  const ledger = digests.map(d => d.ledger).reduce(addLedgers, EMPTY_LEDGER);
  const applications = digests.reduce((sum, d) => sum + d.applications, 0);
  const days = ledgerWords(ledger, applications);
  const each = sorted.map(d => `${short(d.role.title)}: ${openWords(d.daysOpen)}, ${countWords(d)}`);
  const shown = sorted.slice(0, ROWS);
  const late = sorted.filter(d => lateOf(d) > 0).slice(0, BUTTONS);
  return message(
    `${plural(digests.length, 'open role')}. ${took} Last seven days: ${week}. ${days ? `${days.spent} ${days.saving} ` : ''}${each.join('; ')}`,
    [
      header('All roles'),
      section(
        lines(
          lateWords(digests.reduce((sum, d) => sum + lateOf(d), 0)),
          mrkdwn`${took}`,
          mrkdwn`_Last seven days: ${week}_`,
        ),
      ),
      ...(shown.length > 0 ? [roleTable(shown)] : []),
      ...(sorted.length > ROWS
        ? [context(mrkdwn`${sorted.length - ROWS} more: name one, \`/hire digest Platform\`.`)]
        : []),
      ...(late.length > 0
        ? [
            actions(
              ...late.map((d, nth) => button(digestRef, fit(d.role.title, 30), { role: d.role.id }, { nth })),
            ),
          ]
        : []),
      ...ledgerBlocks(ledger, applications),
    ],
  );
}

function roleTable(digests: readonly RoleDigest[]): TableBlock {
  const head = ['Role', 'Days open', 'Days left', 'Likely filled', 'Inside', 'Overdue', 'Hired'];
  const rows = digests.map(d => [
    fit(d.role.title, 40),
    String(d.daysOpen),
    String(d.daysLeft),
    likelyWords(d),
    String(insideOf(d)),
    String(lateOf(d)),
    `${d.hires} of ${d.role.headCount}`,
  ]);
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  const right = { align: 'right' as const };
  return {
    type: 'table',
    column_settings: [{ is_wrapped: true }, right, right, right, right, right, right],
    rows: [head, ...rows].map(row => row.map(cell)),
  };
}

/** In half of the role's futures it is filled by then. */
function likelyWords({ outlook, today }: RoleDigest): string {
  const half = outlook?.forecast.half;
  return half === undefined ? '–' : dateWords(today.add({ days: half }));
}

const lateOf = ({ waits }: RoleDigest): number => waits.filter(w => w.overdue).length;
const insideOf = ({ stages }: RoleDigest): number => stages.reduce((sum, s) => sum + s.here, 0);

function sumWeeks(digests: readonly RoleDigest[]): RoleDigest['week'] {
  const sum = (key: keyof RoleDigest['week']) => digests.reduce((all, d) => all + d.week[key], 0);
  return {
    applied: sum('applied'),
    advanced: sum('advanced'),
    rejected: sum('rejected'),
    withdrew: sum('withdrew'),
    hired: sum('hired'),
    held: sum('held'),
  };
}

const DAY_MS = 86_400_000;

function tookWords(all: readonly Role[]): string {
  const filled = all.flatMap(({ closed, openedAt }) =>
    closed?.why === 'filled' ? (closed.at.epochMilliseconds - openedAt.epochMilliseconds) / DAY_MS : [],
  );
  const days = median(filled);
  if (days === undefined) return 'No role was filled yet.';
  return `Filled roles took ${plural(Math.round(days), 'day')} in the median (${plural(filled.length, 'role')}); elsewhere it is ${BENCHMARK_DAYS} on average.`;
}

function countWords(digest: RoleDigest): string {
  const overdue = lateOf(digest);
  return `${plural(insideOf(digest), 'candidate')}, ${overdue > 0 ? `${overdue} overdue` : 'nobody overdue'}`;
}
