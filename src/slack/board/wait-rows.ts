import type { KnownBlock } from '@slack/types';
import type { Expectation } from '../../core/clock/waits.ts';
import type { Action } from '../../core/loop/authority.ts';
import { section } from '../blocks/blocks.ts';
import type { Mrkdwn } from '../blocks/mrkdwn.ts';
import { timesRef } from '../candidate/candidate-refs.ts';
import { debriefRef } from '../debrief/debrief-refs.ts';
import type { DigestWait } from '../digest/read-waits.ts';
import { waitLine } from '../digest/wait-line.ts';
import type { Ref } from '../kernel/ids.ts';
import { button } from '../kernel/kinds.ts';
import type { May } from '../pick/reader.ts';
import { scheduleRef } from '../schedule/schedule-refs.ts';

type Next = { label: string; ref: Ref<'application'>; action: Action };

/** What moves a wait on, and what one must be allowed to do for it; where nothing of ours does, there is no button. */
const NEXT: Partial<Record<Expectation, Next>> = {
  'screen the résumé': { label: 'Decide', ref: debriefRef, action: 'screen résumés' },
  'choose a reviewer': { label: 'Choose', ref: scheduleRef, action: 'schedule interviews' },
  'offer times': { label: 'Add times', ref: timesRef, action: 'schedule interviews' },
  'book the interviews': { label: 'Schedule', ref: scheduleRef, action: 'schedule interviews' },
  decide: { label: 'Decide', ref: debriefRef, action: 'decide' },
};

type Look = {
  /** The reader; in a channel there are many, of whom most may. */
  may?: May | undefined;
  stageKnown?: boolean;
  words?: (wait: DigestWait) => Mrkdwn;
};

/** One row a wait, with the button that ends it for those who may. */
export function waitRows(waits: readonly DigestWait[], look: Look = {}): KnownBlock[][] {
  const words = look.words ?? ((wait: DigestWait) => waitLine(wait, look));
  return waits.map(row => {
    const next = NEXT[row.wait.expected];
    const isShown = next && (look.may?.(next.action, row.situation) ?? true);
    const ids = { application: row.situation.application.id };
    return [section(words(row), isShown ? button(next.ref, next.label, ids) : undefined)];
  });
}
