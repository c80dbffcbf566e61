import { closeRole } from '../../operations/close-role.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton } from '../kernel/kinds.ts';
import { note } from '../kernel/screens.ts';

export const closeRoleButton = defineButton(ref('role.close', 'role'), async (call, { role: id }) => {
  const role = await closeRole(call.world, call.actor, id);
  await call.tell(
    note(
      `${role.title} is closed: nobody is nudged about it any more. Its candidates stay on file; let them know.`,
    ),
  );
});
