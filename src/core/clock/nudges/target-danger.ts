import { plural } from '../../loop/text.ts';
import { addBusinessDays } from '../business-time.ts';
import type { NudgeRule, RoleMatter } from './rule.ts';

const PATIENCE_DAYS = 30;

/** Even if everybody inside keeps to the plan from today on, nobody can be hired by the target date. */
export const targetDanger: NudgeRule = {
  id: 'target-danger',
  title: 'Target dates in danger',
  about: 'role',
  ladder: [['person'], ['manager']],
  action: 'change the role',
  due(matter, { daysOff }, now) {
    const { role, hires } = matter;
    if (hires >= role.headCount) return [];
    const needed = workingDaysNeeded(matter);
    const today = now.toZonedDateTimeISO(role.zone).toPlainDate();
    const soonest = addBusinessDays(now, needed, role.zone, daysOff)
      .toZonedDateTimeISO(role.zone)
      .toPlainDate();
    if (Temporal.PlainDate.compare(soonest, role.targetDay) <= 0) return [];
    const at = today.toZonedDateTime(role.zone).toInstant();
    const left = today.until(role.targetDay).days;
    const target = left >= 0 ? `in ${plural(left, 'day')}` : `${plural(-left, 'day')} ago`;
    const be = left >= 0 ? 'is' : 'was';
    const say = `${role.title} ${be} to be filled ${target}: the furthest candidate needs ${plural(needed, 'more working day')}, even to plan.`;
    return [
      {
        subject: `${role.id}:${role.targetDay.toString()}`,
        to: role.hiringManager,
        at,
        notAfter: at.add({ hours: PATIENCE_DAYS * 24 }),
        seat: undefined,
        say,
        sayDiscreetly: say,
      },
    ];
  },
};

/** What the stages ahead of the furthest candidate may take; all of them where nobody is inside. */
function workingDaysNeeded({ role, inside }: RoleMatter): number {
  const { stages } = role.pipeline;
  const furthest = Math.max(0, ...inside.map(i => stages.findIndex(s => s.id === i.stageId)));
  return stages.slice(furthest).reduce((sum, s) => sum + s.target_days, 0);
}
