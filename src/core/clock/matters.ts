import type { Id, PersonId } from '../loop/glossary.ts';
import { stageOf } from '../loop/pipeline.ts';
import { openEntry, type Role, type Situation } from '../loop/situation.ts';
import { nudgeRules } from './nudge-rules.ts';
import type { ApplicationMatter, Nudge, NudgeRule, RoleMatter } from './nudges/rule.ts';
import { type Habits, handedOn, type Handovers, waitOf } from './waits.ts';

/** A nudge with all it takes to raise it: remembered by `key`. */
export type Matter = Nudge & {
  key: string;
  /** By what it is remembered whose it is. What an application waits for is one turn, whichever rule reminds of it. */
  turn: string;
  rule: NudgeRule;
  /** The application or role. */
  about: Id;
  role: Role;
  situation: Situation | undefined;
};

type On = { habits: Habits; handovers: Handovers; now: Temporal.Instant };

/** What may be owed to somebody in an application, due or not. */
export function mattersOfApplication(
  { situation, readings }: Pick<ApplicationMatter, 'situation' | 'readings'>,
  on: On,
): Matter[] {
  const { application, role } = situation;
  const entry = openEntry(situation);
  const wait = waitOf(situation, on.habits, on.now);
  if (role.closed || !entry || !wait) return [];
  const stage = stageOf(role.pipeline, entry.stageId);
  const matter = { situation, readings, entry, stage, wait: handedOn(wait, on.handovers) };
  const about = { about: application.id, role, situation };
  return nudgeRules.flatMap(rule => {
    if (rule.about !== 'application' || rule.expects?.includes(wait.expected) === false) return [];
    const turn = rule.expects && wait.turn;
    const nudges = rule.due(matter, on.habits, on.now);
    return nudges.map(nudge => matterOf(nudge, { ...about, rule, turn }, on));
  });
}

/** What may be owed to somebody in a role, due or not. */
export function mattersOfRole(matter: RoleMatter, on: On): Matter[] {
  const { role } = matter;
  if (role.closed) return [];
  const about = { about: role.id, role, situation: undefined };
  return nudgeRules.flatMap(rule => {
    if (rule.about !== 'role') return [];
    const nudges = rule.due(matter, on.habits, on.now);
    return nudges.map(nudge => matterOf(nudge, { ...about, rule, turn: undefined }, on));
  });
}

type About = Pick<Matter, 'rule' | 'about' | 'role' | 'situation'> & { turn: string | undefined };

function matterOf(nudge: Nudge, about: About, { handovers }: On): Matter {
  const key = `${about.rule.id}:${nudge.subject}`;
  const turn = about.turn ?? key;
  return { ...nudge, ...about, to: handovers.get(turn) ?? nudge.to, key, turn };
}

/** Who can help where the owner does not move: the other one of those who run the role. */
export function managerOf({ role, to }: Pick<Matter, 'role' | 'to'>): PersonId | undefined {
  return [role.hiringManager, role.recruiter].find(person => person !== to);
}
