import type { ModalView } from '@slack/types';
import { refusalOf } from '../../core/loop/authority.ts';
import type { Role } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { addCandidate, type Added } from '../../operations/add-candidate.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { listRoles } from '../../store/roles.ts';
import { actions, context, modalView, section } from '../blocks/blocks.ts';
import { emailInput, searchInput, selectInput, textInput } from '../blocks/inputs.ts';
import { mrkdwn } from '../blocks/text.ts';
import type { Call } from '../kernel/call.ts';
import { button, defineButton, defineModal, modal } from '../kernel/kinds.ts';
import { zoneChoice, zoneSearch } from '../pick/zones.ts';
import { WINDOWS_HINT } from './times-form.ts';

export const candidateForm = defineModal('candidate.form', async (call, _ids, form) => {
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

export const addCandidateButton = defineButton<'role'>('candidate.add', (call, { role }) =>
  openCandidateForm(call, { role, name: '' }),
);

/** The form for somebody new, with what is known of them already. */
export async function openCandidateForm(call: Call, known: { role: string; name: string }): Promise<void> {
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
  await call.open(candidateFormView({ roles, zone: call.zone, ...known }));
}

/** Slack takes 100 options. */
const ROLES = 100;

export function candidateFormView(model: {
  roles: readonly Role[];
  role: string;
  name: string;
  zone: string;
}): ModalView {
  const roles = model.roles.slice(0, ROLES).map(r => ({ value: r.id, text: r.title }));
  return modal(
    candidateForm,
    {},
    {
      title: 'Add a candidate',
      submit: 'Add',
      close: 'Cancel',
      blocks: [
        selectInput('role', {
          label: 'Role',
          choices: roles,
          initial: model.role || (roles.length === 1 ? (roles[0]?.value ?? '') : ''),
        }),
        textInput('name', { label: 'Name', max: 80, initial: model.name }),
        emailInput('email', { label: 'E-mail' }),
        searchInput('zone', zoneSearch.id, { label: 'Their time zone', initial: zoneChoice(model.zone) }),
        textInput('windows', {
          label: 'Times they offer',
          multiline: true,
          optional: true,
          hint: WINDOWS_HINT,
          placeholder: 'Thu 3 Dec 09:00-12:30, 14:00-17:00',
        }),
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
      ],
    },
  );
}

export function addedView({ candidate, role, known }: Added): ModalView {
  const first = role.pipeline.stages[0]?.name ?? '';
  return modalView('candidate.added', '', {
    title: 'Candidate added',
    close: 'Done',
    blocks: [
      section(mrkdwn`:white_check_mark: *${candidate.name}* is in *${role.title}*, at the ${first}.`),
      ...(known
        ? [
            context(
              mrkdwn`We knew them from another role: their name, zone and résumé are now as you gave them.`,
            ),
          ]
        : []),
      actions(button(addCandidateButton, 'Add another', { role: role.id })),
    ],
  });
}
