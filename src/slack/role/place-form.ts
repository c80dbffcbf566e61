import type { ModalView } from '@slack/types';
import { sitesOf } from '../../core/loop/meeting-rooms.ts';
import type { Role } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { setRoleSite } from '../../operations/set-role-site.ts';
import { listRooms } from '../../store/meeting-rooms.ts';
import { section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton, defineModal, modal } from '../kernel/kinds.ts';
import { noteView } from '../kernel/screens.ts';
import { requireRoleSeen } from '../pick/roles.ts';
import { placeInput, siteIn } from './place-input.ts';
import { placeRef } from './role-refs.ts';

/** Where the interviews of a role take place that its pipeline wants a room for. */
export const placeForm = defineModal(ref('role.place-form', 'role'), async (call, { role: id }, form) => {
  const role = await setRoleSite(call.world, call.actor, { role: id, site: siteIn(form.text('site')) });
  const where = role.site === undefined ? 'on video' : `in the office in ${role.site}`;
  const text = `New interviews of ${short(role.title)} that want a room take place ${where}. What is booked stays where it is.`;
  return { kind: 'show', view: noteView('Place saved', text) };
});

export const placeButton = defineButton(placeRef, async (call, { role: id }) => {
  const role = await requireRoleSeen(call, id);
  const sites = sitesOf(await listRooms(call.world.db, call.team));
  if (sites.length === 0)
    throw new UserError(
      'No meeting rooms are known yet: all interviews take place on video.',
      'A recruiter adds them with /hire team rooms.',
    );
  await call.open(placeFormView(role, sites));
});

export function placeFormView(role: Role, sites: readonly string[]): ModalView {
  return modal(
    placeForm,
    { role: role.id },
    {
      title: 'Where it takes place',
      submit: 'Save',
      close: 'Cancel',
      blocks: [section(mrkdwn`*${short(role.title)}*`), ...placeInput(sites, role.site)],
    },
  );
}
