import type { KnownBlock, ModalView } from '@slack/types';
import { refusalOf } from '../../core/loop/authority.ts';
import type { Role } from '../../core/loop/situation.ts';
import { listed } from '../../core/loop/text.ts';
import { UserError } from '../../core/user-error.ts';
import { addCandidate, type Added } from '../../operations/add-candidate.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { listRoles } from '../../store/roles.ts';
import { actions, context, modalView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { emailInput, searchInput, selectInput, textInput } from '../blocks/inputs.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { button, defineButton, defineModal, modal } from '../kernel/kinds.ts';
import { zoneSearch } from '../pick/zones.ts';
import { addCandidateRef } from './candidate-refs.ts';
import { offeredWords } from './offered-words.ts';
import { WINDOWS_HINT } from './times-form.ts';

export const candidateForm = defineModal(ref('candidate.form'), async (call, _ids, form) => {
  const added = await addCandidate(call.world, call.actor, {
    role: form.text('role'),
    name: form.text('name'),
    email: form.text('email'),
    zone: form.text('zone'),
    resumeUrl: form.text('resumeUrl'),
    source: form.text('source'),
    windows: form.text('windows'),
  });
  return { kind: 'show', view: addedView(added) };
});

/** In the modal where it was pressed: adding one after the other would pile them up. */
export const addCandidateButton = defineButton(addCandidateRef, async (call, { role }) => {
  const view = await readForm(call, { role, name: '', near: [] });
  await (call.inside ? call.inside.show(view) : call.open(view));
});

export type Known = Pick<CandidateFormModel, 'role' | 'name' | 'near'>;

/** The form for somebody new, with what is known of them already. */
export async function openCandidateForm(call: Call, known: Known): Promise<void> {
  await call.open(await readForm(call, known));
}

async function readForm(call: Call, known: Known): Promise<ModalView> {
  const { db } = call.world;
  const roles: Role[] = [];
  for (const role of await listRoles(db, call.team)) {
    if (await isAllowed(db, call.team, call.person, 'add candidates', { role })) roles.push(role);
  }
  if (roles.length === 0) {
    const open = await isAllowed(db, call.team, call.person, 'open a role');
    throw new UserError(
      open ? 'No role is open to add candidates to.' : refusalOf('add candidates'),
      open ? 'Open one with /hire role.' : undefined,
    );
  }
  return candidateFormView({ roles, ...known });
}

export type CandidateFormModel = {
  roles: readonly Role[];
  role: string;
  name: string;
  /** Candidates who may have been meant. */
  near: readonly string[];
};

export function candidateFormView(model: CandidateFormModel): ModalView {
  const roles = model.roles.map(r => ({ value: r.id, text: r.title }));
  return modal(
    candidateForm,
    {},
    {
      title: 'Add a candidate',
      submit: 'Add',
      close: 'Cancel',
      blocks: [
        ...nearBlocks(model),
        selectInput('role', {
          label: 'Role',
          choices: roles,
          initial: model.role || (roles.length === 1 ? (roles[0]?.value ?? '') : ''),
        }),
        textInput('name', { label: 'Name', max: 80, initial: model.name }),
        emailInput('email', { label: 'E-mail' }),
        // Left to choose: theirs is seldom that of whoever adds them, and a wrong one moves every time they offer.
        searchInput('zone', zoneSearch.id, {
          label: 'Their time zone',
          hint: 'Where they are: the times they offer are read in it.',
          placeholder: 'Type a city: Paris, New York',
        }),
        textInput('windows', {
          label: 'Times they offer',
          multiline: true,
          optional: true,
          hint: WINDOWS_HINT,
          placeholder: 'Thu 3 Dec 09:00-12:30, 14:00-17:00',
        }),
        ...originBlocks(),
      ],
    },
  );
}

function nearBlocks({ near, name }: CandidateFormModel): KnownBlock[] {
  if (near.length === 0) return [];
  const names = listed(near.map(short), 'or');
  return [
    context(
      mrkdwn`Nobody here is called “${short(name)}”. If you meant ${names}: \`/hire candidate\` and that name.`,
    ),
  ];
}

function originBlocks(): KnownBlock[] {
  return [
    textInput('resumeUrl', {
      label: 'Link to the résumé',
      optional: true,
      max: 2000,
      placeholder: 'https://',
    }),
    textInput('source', {
      label: 'How they came to us',
      optional: true,
      max: 60,
      placeholder: 'Referral',
    }),
  ];
}

export function addedView({ candidate, role, windows, known }: Added): ModalView {
  const first = role.pipeline.stages[0]?.name ?? '';
  const knew = context(
    mrkdwn`We knew them from another role: their name, zone and résumé are now as you gave them.`,
  );
  return modalView('candidate.added', '', {
    title: 'Candidate added',
    close: 'Done',
    blocks: [
      section(
        lines(
          mrkdwn`:white_check_mark: *${candidate.name}* is in *${role.title}*, at the ${first}.`,
          windows.length > 0 ? mrkdwn`They offer:` : undefined,
          offeredWords(windows, candidate.zone),
        ),
      ),
      ...(known ? [knew] : []),
      actions(button(addCandidateRef, 'Add another', { role: role.id })),
    ],
  });
}
