import { listed } from '../../core/loop/text.ts';
import { closeRole } from '../../operations/close-role.ts';
import { short } from '../blocks/fit.ts';
import { ref } from '../kernel/ids.ts';
import { defineButton } from '../kernel/kinds.ts';
import { note } from '../kernel/screens.ts';

export const closeRoleButton = defineButton(ref('role.close', 'role'), async (call, { role: id }) => {
  const { role, inside } = await closeRole(call.world, call.actor, id);
  const names = inside.map(s => short(s.candidate.name));
  const told = names.length > 0 ? ` Let them know: ${listed(names)}. They stay on file.` : '';
  await call.tell(note(`${role.title} is closed: nobody is reminded of it any more.${told}`));
});
