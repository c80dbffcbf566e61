import { BENCHMARK_DAYS, median } from '../../core/clock/funnel.ts';
import type { Role } from '../../core/loop/situation.ts';
import { plural } from '../../core/loop/text.ts';
import { header, message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, withRows } from '../blocks/room.ts';
import { button } from '../kernel/kinds.ts';
import { digestRef } from './digest-refs.ts';
import { openWords, targetWords } from './digest-view.ts';
import type { RoleDigest } from './read-digest.ts';

/** All open roles in two lines each, and how long the filled ones took. */
export function companyView(digests: readonly RoleDigest[], all: readonly Role[]): MessageView {
  const took = tookWords(all);
  const each = digests.map(d => `${short(d.role.title)}: ${openWords(d.daysOpen)}, ${countWords(d)}`);
  return message(
    `${plural(digests.length, 'open role')}. ${took} ${each.join('; ')}`,
    withRows({
      room: IN_MESSAGE,
      head: [header('All roles'), section(mrkdwn`${took}`)],
      rows: digests.map(d => [section(roleLines(d), button(digestRef, 'Digest', { role: d.role.id }))]),
      more: left => mrkdwn`${left} more: name one, \`/hire digest Platform\`.`,
    }),
  );
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

function roleLines(digest: RoleDigest): Mrkdwn {
  const { role, daysOpen, daysLeft } = digest;
  return lines(
    mrkdwn`*${short(role.title)}* · ${openWords(daysOpen)}, ${targetWords(daysLeft)}`,
    mrkdwn`${countWords(digest)}`,
  );
}

function countWords({ waits, stages }: RoleDigest): string {
  const overdue = waits.filter(w => w.overdue).length;
  const inside = stages.reduce((sum, s) => sum + s.here, 0);
  return `${plural(inside, 'candidate')}, ${overdue > 0 ? `${overdue} overdue` : 'nobody overdue'}`;
}
