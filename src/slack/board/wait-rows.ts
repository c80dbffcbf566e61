import type { KnownBlock } from '@slack/types';
import type { Expectation } from '../../core/clock/waits.ts';
import { context, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/text.ts';
import { debriefButton } from '../debrief/debrief-refs.ts';
import { waitLine } from '../digest/digest-view.ts';
import type { DigestWait } from '../digest/read-digest.ts';
import { button, type Ref } from '../kernel/kinds.ts';
import { scheduleRef } from '../schedule/schedule-refs.ts';
import { timesButton } from '../candidate/candidate-verb.ts';

/** What moves a wait on; where nothing of ours does, there is no button. */
const NEXT: Partial<Record<Expectation, { label: string; ref: Ref<'application'> }>> = {
  'screen the résumé': { label: 'Decide', ref: debriefButton },
  'choose a reviewer': { label: 'Choose', ref: scheduleRef },
  'offer times': { label: 'Add times', ref: timesButton },
  'book the interviews': { label: 'Schedule', ref: scheduleRef },
  decide: { label: 'Decide', ref: debriefButton },
};

/** One row a wait, with the button that ends it. */
export function waitRows(waits: readonly DigestWait[], most: number): KnownBlock[] {
  const shown = waits.slice(0, most);
  const more = waits.length - shown.length;
  return [
    ...shown.map(wait => {
      const next = NEXT[wait.wait.expected];
      const accessory = next && button(next.ref, next.label, { application: wait.situation.application.id });
      return section(waitLine(wait, false), accessory);
    }),
    ...(more > 0 ? [context(mrkdwn`and ${more} more`)] : []),
  ];
}
