import type { Button } from '@slack/types';
import { type Action, may, refusalOf, tiesOf } from '../../core/loop/authority.ts';
import { matchByName } from '../../core/loop/match.ts';
import type { Situation } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { findStanding } from '../../store/people.ts';
import { listRoles } from '../../store/roles.ts';
import { listSituationsNamed } from '../../store/situations.ts';
import type { Call } from '../kernel/call.ts';
import { ref } from '../kernel/ids.ts';
import { type ButtonKind, defineButton, type Verb } from '../kernel/kinds.ts';
import { listAllowed, pickList, requireAllowed } from './applications.ts';

/** A verb about one candidate: `/hire schedule Mia Okafor`, the same as a button, and a list where nobody is named. */
export type VerbAboutCandidate = { verb: Verb; button: ButtonKind<'application'> };

type Plan = {
  name: string;
  summary: string;
  /** What stands on the button. */
  label: string;
  action: Action;
  /** Whether it is of use for the candidate now: these are listed where nobody is named. */
  fits(situation: Situation, call: Call): boolean;
  /** Above the list, and instead of it where nobody fits. */
  ask: string;
  nobody: string;
  /** Told to whoever may see the candidate but not do this; "Only an admin can …" unless given. */
  refusal?: string;
  /** Below the list of several. */
  several?: () => Button;
  run(call: Call, situation: Situation): Promise<void>;
};

export function verbAboutCandidate(plan: Plan): VerbAboutCandidate {
  const button = defineButton(ref(`${plan.name}.candidate`, 'application'), async (call, { application }) => {
    await plan.run(call, await requireAllowed(call, application, plan.action));
  });
  const verb: Verb = {
    name: plan.name,
    summary: plan.summary,
    usage: '[candidate]',
    async run(call, typed) {
      const known = await listAllowed(call, plan.action);
      if (typed === '') return runBare(plan, call, button, known);
      const match = matchByName(typed, known, s => s.candidate.name);
      if (match.kind === 'one') return plan.run(call, match.found);
      const list = { label: plan.label, kind: button, nobody: 'See everybody with /hire status.' };
      if (match.kind === 'many')
        return call.tell(
          pickList({ ...list, ask: `Several are called "${typed}". Which one?`, found: match.found }),
        );
      await refuseClosed(call, plan.action, typed);
      await refuseSeen(call, plan, typed);
      const near = match.near.length > 0 ? ' Did you mean one of these?' : '';
      const ask = `No open candidate of yours is called "${typed}".${near}`;
      await call.tell(pickList({ ...list, ask, found: match.near }));
    },
  };
  return { verb, button };
}

/** A single one that it can mean is meant; otherwise people choose. */
async function runBare(
  plan: Plan,
  call: Call,
  kind: ButtonKind<'application'>,
  known: readonly Situation[],
): Promise<void> {
  const found = known.filter(s => plan.fits(s, call));
  const [only] = found;
  if (only && found.length === 1) return plan.run(call, only);
  if (known.length === 0 && !(await couldEver(call, plan.action)))
    throw new UserError(refusalOf(plan.action));
  const ask = found.length > 0 ? plan.ask : '';
  const also = found.length > 1 ? plan.several?.() : undefined;
  await call.tell(pickList({ ask, label: plan.label, kind, found, nobody: plan.nobody, also }));
}

async function refuseClosed(call: Call, action: Action, typed: string): Promise<void> {
  const { db } = call.world;
  for (const situation of await listSituationsNamed(db, call.team, typed)) {
    if (!(await isAllowed(db, call.team, call.person, action, { situation }))) continue;
    const { candidate, role } = situation;
    throw new UserError(
      `The application of ${candidate.name} for ${role.title} is closed.`,
      `See what was decided with /hire status ${candidate.name}.`,
    );
  }
}

/** Somebody who reads about the candidate elsewhere is not told that there is none. */
async function refuseSeen(call: Call, { action, refusal }: Plan, typed: string): Promise<void> {
  const seen = matchByName(typed, await listAllowed(call, 'see the application'), s => s.candidate.name);
  if (seen.kind !== 'one') return;
  const { name } = seen.found.candidate;
  throw new UserError(refusal ?? refusalOf(action), `Where they stand: /hire status ${name}.`);
}

/** Whether there is a role, open or closed, or a duty of theirs, by which this can be somebody's to do. */
async function couldEver(call: Call, action: Action): Promise<boolean> {
  const { db } = call.world;
  const standing = await findStanding(db, call.team, call.person);
  const roles = await listRoles(db, call.team, 'all');
  const isSeats = may(action, new Set(['interviewer', 'self']));
  return isSeats || [undefined, ...roles].some(role => may(action, tiesOf(call.person, standing, { role })));
}
