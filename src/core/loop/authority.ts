import type { PersonId } from './glossary.ts';
import type { Standing } from './people.ts';
import type { Role } from './situation.ts';

/** What ties somebody to a matter. The last three only where the matter belongs to a role or an interview. */
export type Tie = 'admin' | 'recruiter' | 'hiring manager' | 'interviewer' | 'self';

/**
 * Who may do what: any one of the ties is enough. The words are shown to whoever may not:
 * "Only an admin or a recruiter can open a role."
 */
const RULES = {
  'change the settings': ['admin'],
  'change the team': ['admin', 'recruiter'],
  'send what was held back': ['admin', 'recruiter'],
  'change these hours': ['self', 'admin', 'recruiter'],
  'let somebody interview alone': ['admin', 'recruiter', 'self'],
  'see how questions are used': ['admin', 'recruiter'],
  'open a role': ['admin', 'recruiter'],
  'change the role': ['admin', 'recruiter', 'hiring manager'],
  'add candidates': ['admin', 'recruiter', 'hiring manager'],
  'schedule interviews': ['admin', 'recruiter', 'hiring manager'],
  'see the application': ['admin', 'recruiter', 'hiring manager', 'interviewer'],
  'see the kit': ['admin', 'recruiter', 'hiring manager', 'interviewer'],
  'see the board': ['admin', 'recruiter', 'hiring manager'],
  'answer the invitation': ['self'],
  'fill the scorecard': ['self'],
  'screen résumés': ['admin', 'recruiter', 'hiring manager'],
  decide: ['admin', 'hiring manager'],
  'record a withdrawal': ['admin', 'recruiter', 'hiring manager'],
} as const satisfies Record<string, readonly Tie[]>;
export type Action = keyof typeof RULES;

export function may(action: Action, ties: ReadonlySet<Tie>): boolean {
  return RULES[action].some(tie => ties.has(tie));
}

/**
 * Deactivated people and guests have no ties, also where a role or a seat still names them.
 * @param concerns The role, the holders of seats, and whose own matter it is, as far as they apply; unless an owner is
 * named, a seat makes the matter its holder's own.
 */
export function tiesOf(
  person: PersonId,
  standing: Standing,
  concerns: { role?: Role | undefined; seated?: readonly PersonId[]; owner?: PersonId | undefined } = {},
): ReadonlySet<Tie> {
  const ties = new Set<Tie>();
  if (standing.outside) return ties;
  if (standing.admin) ties.add('admin');
  if (standing.recruiter || concerns.role?.recruiter === person) ties.add('recruiter');
  if (concerns.role?.hiringManager === person) ties.add('hiring manager');
  const seated = concerns.seated?.includes(person) === true;
  if (seated) ties.add('interviewer');
  if (concerns.owner === undefined ? seated : concerns.owner === person) ties.add('self');
  return ties;
}

const WORDS: Record<Tie, string> = {
  admin: 'an admin',
  recruiter: 'a recruiter',
  'hiring manager': 'the hiring manager',
  interviewer: 'an interviewer of this candidate',
  self: 'the person it was meant for',
};

export function refusalOf(action: Action): string {
  const who = RULES[action].map(tie => WORDS[tie]);
  const last = who.at(-1);
  return `Only ${who.length > 1 ? `${who.slice(0, -1).join(', ')} or ${last}` : last} can ${action}.`;
}
