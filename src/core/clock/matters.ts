import type { Id, PersonId } from '../loop/glossary.ts';
import type { Role, Situation } from '../loop/situation.ts';
import { nudgeRules } from './nudge-rules.ts';
import type { ApplicationMatter, Nudge, NudgeRule, RoleMatter } from './nudges/rule.ts';
import type { Habits } from './waits.ts';

/** A nudge with all it takes to raise it: remembered by `key`. */
export type Matter = Nudge & {
  key: string;
  rule: NudgeRule;
  /** The application or role. */
  about: Id;
  role: Role;
  situation: Situation | undefined;
};

/** The latest handover of a matter: whose it is since. */
export type Handovers = ReadonlyMap<string, PersonId>;

/** What may be owed to somebody, due or not. */
export function mattersOf(
  on: ApplicationMatter | RoleMatter,
  { habits, handovers, now }: { habits: Habits; handovers: Handovers; now: Temporal.Instant },
): Matter[] {
  const situation = 'situation' in on ? on.situation : undefined;
  const role = 'situation' in on ? on.situation.role : on.role;
  if (role.closed) return [];
  const about = situation?.application.id ?? role.id;
  return nudgeRules.flatMap(rule =>
    nudgesOf(rule, on, habits, now).map(nudge => {
      const key = `${rule.id}:${nudge.subject}`;
      return { ...nudge, to: handovers.get(key) ?? nudge.to, key, rule, about, role, situation };
    }),
  );
}

function nudgesOf(
  rule: NudgeRule,
  on: ApplicationMatter | RoleMatter,
  habits: Habits,
  now: Temporal.Instant,
): Nudge[] {
  if ('situation' in on) return rule.about === 'application' ? rule.due(on, habits, now) : [];
  return rule.about === 'role' ? rule.due(on, habits, now) : [];
}

/** Who can help where the owner does not move: the other one of those who run the role. */
export function managerOf({ role, to }: Pick<Matter, 'role' | 'to'>): PersonId | undefined {
  return [role.hiringManager, role.recruiter].find(person => person !== to);
}
