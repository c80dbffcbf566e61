import type { KnownBlock } from '@slack/types';
import type { Expectation } from '../../core/clock/waits.ts';
import { section } from '../blocks/blocks.ts';
import type { Mrkdwn } from '../blocks/mrkdwn.ts';
import { timesRef } from '../candidate/candidate-refs.ts';
import { debriefRef } from '../debrief/debrief-refs.ts';
import type { DigestWait } from '../digest/read-waits.ts';
import { waitLine } from '../digest/wait-line.ts';
import type { Ref } from '../kernel/ids.ts';
import { button } from '../kernel/kinds.ts';
import { scheduleRef } from '../schedule/schedule-refs.ts';

/** What moves a wait on; where nothing of ours does, there is no button. */
const NEXT: Partial<Record<Expectation, { label: string; ref: Ref<'application'> }>> = {
  'screen the résumé': { label: 'Decide', ref: debriefRef },
  'choose a reviewer': { label: 'Choose', ref: scheduleRef },
  'offer times': { label: 'Add times', ref: timesRef },
  'book the interviews': { label: 'Schedule', ref: scheduleRef },
  decide: { label: 'Decide', ref: debriefRef },
};

type Look = { stageKnown?: boolean; words?: (wait: DigestWait) => Mrkdwn };

/** One row a wait, with the button that ends it. */
export function waitRows(waits: readonly DigestWait[], look: Look = {}): KnownBlock[][] {
  const words = look.words ?? ((wait: DigestWait) => waitLine(wait, look));
  return waits.map(row => {
    const next = NEXT[row.wait.expected];
    const ids = { application: row.situation.application.id };
    return [section(words(row), next && button(next.ref, next.label, ids))];
  });
}
