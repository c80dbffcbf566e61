import type { KnownBlock } from '@slack/types';
import { type Ledger, totalDays } from '../../core/clock/ledger.ts';
import { WAIT_OWNERS, type WaitOwner } from '../../core/clock/waits.ts';
import { plural } from '../../core/loop/text.ts';
import { section } from '../blocks/blocks.ts';
import { barChart } from '../blocks/charts.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';

/** Whom the days went to, as shown. */
const OWNERS: Readonly<Record<WaitOwner, string>> = {
  candidate: 'candidates',
  interviewer: 'invitations',
  capacity: 'dates',
  scorecard: 'scorecards',
  decision: 'decisions',
  recruiter: 'recruiting',
};

/** Where the days went, and what one of the buckets would give back if it kept to the plan. */
export function ledgerBlocks(ledger: Ledger, applications: number): KnownBlock[] {
  const words = ledgerWords(ledger, applications);
  if (!words) return [];
  const used = sorted(ledger);
  return [
    section(
      lines(
        mrkdwn`*Where the days went*`,
        mrkdwn`${words.spent}`,
        words.saving ? mrkdwn`*${words.saving}*` : undefined,
      ),
    ),
    ...barChart(
      'Days by whom they waited for',
      used.map(o => OWNERS[o]),
      [
        { name: 'Within plan', values: used.map(o => ledger[o].days - ledger[o].late) },
        { name: 'Past due', values: used.map(o => ledger[o].late) },
      ],
    ),
  ];
}

export function ledgerWords(
  ledger: Ledger,
  applications: number,
): { spent: string; saving: string } | undefined {
  const total = totalDays(ledger);
  if (total === 0) return undefined;
  const each = sorted(ledger).map(o => `${OWNERS[o]} ${ledger[o].days}`);
  return {
    spent: `${plural(total, 'day')} of ${plural(applications, 'application')} waited for: ${each.join(', ')}.`,
    saving: savingWords(ledger, applications),
  };
}

function savingWords(ledger: Ledger, applications: number): string {
  const worst = sorted(ledger).toSorted((a, b) => ledger[b].late - ledger[a].late)[0];
  const late = worst ? ledger[worst].late : 0;
  if (!worst || late === 0) return 'Nothing of it was past due.';
  const each = late / Math.max(1, applications);
  const perHead = each >= 0.1 ? `, ${each.toFixed(1)} an application` : '';
  return `${capital(OWNERS[worst])} in time would have saved ${plural(late, 'day')}${perHead}.`;
}

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** Those that took any, most first. */
function sorted(ledger: Ledger): WaitOwner[] {
  return WAIT_OWNERS.filter(o => ledger[o].days > 0).toSorted((a, b) => ledger[b].days - ledger[a].days);
}
