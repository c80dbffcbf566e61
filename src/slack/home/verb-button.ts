import type { ActionsBlock } from '@slack/types';
import { actions } from '../blocks/blocks.ts';
import { button, type Ref } from '../kernel/kinds.ts';

/** Runs a verb without arguments; its handler stands with the list of verbs, which needs all of them. */
export const verbRef: Ref<'verb'> = { id: 'home.verb' };

/** What stands on the Home tab for each verb, in the order of a loop. */
export const VERB_LABELS: Readonly<Record<string, string>> = {
  role: 'Open a role',
  candidate: 'Add a candidate',
  schedule: 'Schedule',
  reschedule: 'Reschedule',
  cancel: 'Call off',
  kit: 'Questions',
  score: 'Scorecards',
  debrief: 'Decide',
  status: 'Status',
  stalled: 'Stalled',
  digest: 'Digest',
  me: 'My hours',
  team: 'Team',
  settings: 'Settings',
  help: 'Help',
};

export function verbButtons(): ActionsBlock[] {
  const buttons = Object.entries(VERB_LABELS).map(([verb, label], nth) =>
    button(verbRef, label, { verb }, { nth }),
  );
  return [actions(...buttons)];
}
