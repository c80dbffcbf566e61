import { addBusinessDays } from '../business-time.ts';
import type { NudgeRule } from './rule.ts';

/** A week of looking for people before it is worth a word. */
const AFTER_DAYS = 5;
const PATIENCE_DAYS = 60;

/** The role is open and nobody is in its pipeline. */
export const emptyRole: NudgeRule = {
  id: 'empty-role',
  title: 'Roles without candidates',
  about: 'role',
  ladder: [['person'], ['manager']],
  action: 'add candidates',
  due({ role, inside, lastMoveAt }, { daysOff }) {
    if (inside.length > 0) return [];
    const at = addBusinessDays(lastMoveAt, AFTER_DAYS, role.zone, daysOff);
    const say = `${role.title} is open and has nobody in its pipeline.`;
    return [
      {
        subject: `${role.id}:${lastMoveAt.epochMilliseconds}`,
        to: role.recruiter,
        at,
        notAfter: at.add({ hours: PATIENCE_DAYS * 24 }),
        seat: undefined,
        say,
        sayDiscreetly: say,
      },
    ];
  },
};
