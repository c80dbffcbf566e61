import { matchByName } from '../../core/loop/match.ts';
import { defineButton, type Verb } from '../kernel/kinds.ts';
import { listAllowed, pickList, requireAllowed } from '../pick/applications.ts';
import { openCandidateForm } from './candidate-form.ts';
import { timesRef } from './candidate-refs.ts';
import { timesFormView } from './times-form.ts';

/** Changes the times that somebody offers. */
export const timesButton = defineButton(timesRef, async (call, { application }) => {
  await call.open(timesFormView(await requireAllowed(call, application, 'schedule interviews')));
});

export const candidateVerb: Verb = {
  name: 'candidate',
  usage: '[name]',
  summary: 'Add a candidate, or change the times they offer',
  async run(call, name) {
    if (name === '') return openCandidateForm(call, { role: '', name, near: [] });
    const match = matchByName(name, await listAllowed(call, 'schedule interviews'), s => s.candidate.name);
    if (match.kind === 'one') return void (await call.open(timesFormView(match.found)));
    if (match.kind === 'none')
      return openCandidateForm(call, { role: '', name, near: match.near.map(s => s.candidate.name) });
    await call.tell(
      pickList({
        ask: `Several are called "${name}". Whose times?`,
        label: 'Change times',
        kind: timesRef,
        found: match.found,
        nobody: '',
      }),
    );
  },
};
