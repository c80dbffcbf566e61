import type { ActionsBlock } from '@slack/types';
import { actions } from '../blocks/blocks.ts';
import { ref } from '../kernel/ids.ts';
import { button } from '../kernel/kinds.ts';

/** Runs a verb without arguments; its handler stands with the list of verbs, which needs all of them. */
export const verbRef = ref('home.verb', 'verb');

/** What stands on the Home tab for each verb, in the order of a loop: first what one does, then what one looks at. */
export const VERB_LABELS: readonly Readonly<Record<string, string>>[] = [
  {
    role: 'Open a role',
    candidate: 'Add a candidate',
    schedule: 'Schedule',
    reschedule: 'Reschedule',
    cancel: 'Call off',
    kit: 'Questions',
    score: 'Scorecards',
    debrief: 'Decide',
  },
  {
    status: 'Status',
    stalled: 'Stalled',
    digest: 'Digest',
    me: 'Me',
    team: 'Team',
    settings: 'Settings',
    help: 'Help',
  },
];

export function verbButtons(): ActionsBlock[] {
  return VERB_LABELS.map(row =>
    actions(...Object.entries(row).map(([verb, label], nth) => button(verbRef, label, { verb }, { nth }))),
  );
}
