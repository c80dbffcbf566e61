import { closeRole } from '../../operations/close-role.ts';
import { defineButton } from '../kernel/kinds.ts';
import { note } from '../kernel/screens.ts';

export const closeRoleButton = defineButton<'role'>('role.close', async (call, { role: id }) => {
  const role = await closeRole(call.world, call.actor, id);
  await call.tell(
    note(`${role.title} is closed. Its candidates are kept; tell them with the next mail you write.`),
  );
});
