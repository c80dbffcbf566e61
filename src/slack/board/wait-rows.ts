import type { Button, KnownBlock } from '@slack/types';
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
import { replaceRef, rescheduleRef, scheduleRef } from '../schedule/schedule-refs.ts';

type Next = { button: (row: DigestWait) => Button; action: Action };

const ofApplication =
  (label: string, ref: Ref<'application'>) =>
  ({ situation }: DigestWait): Button =>
    button(ref, label, { application: situation.application.id });

/** What moves a wait on, and what one must be allowed to do for it; where nothing of ours does, there is no button. */
const NEXT: Partial<Record<Expectation, Next>> = {
  'screen the résumé': { button: ofApplication('Decide', debriefRef), action: 'screen résumés' },
  'choose a reviewer': { button: ofApplication('Choose', scheduleRef), action: 'schedule interviews' },
  'offer times': { button: ofApplication('Add times', timesRef), action: 'schedule interviews' },
  'book the interviews': { button: ofApplication('Schedule', scheduleRef), action: 'schedule interviews' },
  'replace who declined': {
    button: ({ wait }) => button(replaceRef, 'Replace', { seat: wait.seat ?? '' }),
    action: 'schedule interviews',
  },
  'meet the candidate': {
    button: ofApplication('Find earlier', rescheduleRef),
    action: 'schedule interviews',
  },
  decide: { button: ofApplication('Decide', debriefRef), action: 'decide' },
};

/** Whoever is booked in time needs nothing more. */
function nextOf({ wait, overdue }: DigestWait): Next | undefined {
  return wait.expected === 'meet the candidate' && !overdue ? undefined : NEXT[wait.expected];
}

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
    const next = nextOf(row);
    const isShown = next && (look.may?.(next.action, row.situation) ?? true);
    return [section(words(row), isShown ? next.button(row) : undefined)];
  });
}
