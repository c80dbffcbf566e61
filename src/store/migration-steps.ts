import type { Migration } from 'kysely/migration';
import * as first from './migrations/2026-11-21-first.ts';
import * as lanes from './migrations/2026-11-22-lanes.ts';
import * as swaps from './migrations/2026-11-24-swap-offers.ts';
import * as drafts from './migrations/2026-11-25-drafts.ts';
import * as practice from './migrations/2026-11-25-practice.ts';
import * as nudges from './migrations/2026-11-26-nudges.ts';
import * as offers from './migrations/2026-11-26-offers.ts';
import * as mirror from './migrations/2026-11-28-busy-mirror.ts';
import * as named from './migrations/20261122a-named-people.ts';
import * as watches from './migrations/20261122b-calendar-watches.ts';
import * as joins from './migrations/20261122b-join-links.ts';
import * as declines from './migrations/20261122c-declines.ts';
import * as holds from './migrations/20261122c-holds.ts';
import * as training from './migrations/20261122d-training.ts';
import * as namedFor from './migrations/20261122g-named-for-interview.ts';
import * as focus from './migrations/20261122i-focus.ts';
import * as notice from './migrations/20261122j-notice.ts';
import * as turns from './migrations/20261122e-handover-turns.ts';
import * as debriefs from './migrations/20261122f-debriefs.ts';
import * as offHours from './migrations/20261122f-off-hours.ts';
import * as refusals from './migrations/20261122g-calendar-refusals.ts';
import * as rooms from './migrations/20261122h-rooms.ts';

/** Forward only, oldest first; a step that has shipped is never edited. */
export const migrations: Record<string, Migration> = {
  '2026-11-21-first': first,
  '2026-11-22-lanes': lanes,
  '2026-11-24-swap-offers': swaps,
  '2026-11-25-drafts': drafts,
  '2026-11-25-practice': practice,
  '2026-11-26-nudges': nudges,
  '2026-11-26-offers': offers,
  '2026-11-28-busy-mirror': mirror,
  '20261122a-named-people': named,
  '20261122b-calendar-watches': watches,
  '20261122b-join-links': joins,
  '20261122c-declines': declines,
  '20261122c-holds': holds,
  '20261122d-training': training,
  '20261122e-handover-turns': turns,
  '20261122f-debriefs': debriefs,
  '20261122f-off-hours': offHours,
  '20261122g-calendar-refusals': refusals,
  '20261122g-named-for-interview': namedFor,
  '20261122h-rooms': rooms,
  '20261122i-focus': focus,
  '20261122j-notice': notice,
};
