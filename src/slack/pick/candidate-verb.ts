import type { Action } from '../../core/loop/authority.ts';
import { may, refusalOf, tiesOf } from '../../core/loop/authority.ts';
import { matchByName } from '../../core/loop/match.ts';
import { openStage, type Situation } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { findStanding } from '../../store/people.ts';
import { findSituation, listOpenSituations } from '../../store/situations.ts';
import { actions, context, type MessageView, section } from '../blocks/blocks.ts';
import { lines, md, short } from '../blocks/text.ts';
import type { Call } from '../kernel/call.ts';
import { button, type ButtonKind, defineButton, type Verb } from '../kernel/kinds.ts';

/** A verb about one candidate: `/hire schedule Mia Okafor`, the same from a button, and a list where none is named. */
export type CandidateVerb = Verb & { about: ButtonKind<'application'> };

type Plan = {
  name: string;
  summary: string;
  /** Who may use it, for a given application. */
  action: Action;
  /** Whether the verb makes sense for the candidate now: these are listed where nobody is named. */
  fits(situation: Situation, call: Call): boolean;
  /** Above the list, and where it is empty. */
  ask: string;
  nobody: string;
  run(call: Call, situation: Situation): Promise<void>;
};

const LISTED = 20;

export function candidateVerb(plan: Plan): CandidateVerb {
  const about = defineButton<'application'>(`${plan.name}.about`, async (call, { application }) => {
    const situation = await findSituation(call.world.db, call.team, application);
    if (!situation)
      throw new UserError('This application does not exist any more.', 'Look it up again with /hire status.');
    if (!(await isAllowed(call.world.db, call.team, call.person, plan.action, { situation })))
      throw new UserError(refusalOf(plan.action));
    await plan.run(call, situation);
  });
  return {
    name: plan.name,
    usage: '[candidate]',
    summary: plan.summary,
    about,
    async run(call, args) {
      const known = await listKnown(call, plan.action);
      if (args === '')
        return call.tell(
          choices(
            plan,
            about,
            known.filter(s => plan.fits(s, call)),
            plan.ask,
          ),
        );
      const match = matchByName(args, known, s => s.candidate.name);
      if (match.kind === 'one') return plan.run(call, match.found);
      if (match.kind === 'many')
        return call.tell(choices(plan, about, match.found, `Several are called "${args}". Which one?`));
      const hint = match.near.length > 0 ? 'Did you mean one of these?' : 'See /hire status for everybody.';
      return call.tell(choices(plan, about, match.near, `No open candidate is called "${args}". ${hint}`));
    },
  };
}

/** Open applications that the person may use the verb for: others are not told apart from ones that do not exist. */
async function listKnown(call: Call, action: Action): Promise<Situation[]> {
  const { db } = call.world;
  const standing = await findStanding(db, call.team, call.person);
  const open = await listOpenSituations(db, call.team);
  return open.filter(situation => {
    const seated = situation.interviews.flatMap(i => i.seats.map(s => s.person));
    return may(action, tiesOf(call.person, standing, { role: situation.role, seated }));
  });
}

export function choices(
  plan: Pick<Plan, 'name' | 'nobody'>,
  about: ButtonKind<'application'>,
  found: readonly Situation[],
  ask: string,
): MessageView {
  if (found.length === 0)
    return { text: `${ask} ${plan.nobody}`, blocks: [section(md`${ask}`), context(md`${plan.nobody}`)] };
  const shown = found.slice(0, LISTED);
  return {
    text: `${ask} ${shown.map(s => `${s.candidate.name} (${s.role.title})`).join(', ')}`,
    blocks: [
      section(md`${ask}`),
      ...shown.map(situation =>
        section(
          lineOf(situation),
          button(about, capital(plan.name), { application: situation.application.id }),
        ),
      ),
      ...(found.length > LISTED
        ? [context(md`${found.length - LISTED} more: name the candidate to find them.`)]
        : []),
    ],
  };
}

function lineOf(situation: Situation) {
  const { candidate, role } = situation;
  const stage = openStage(situation)?.name ?? 'closed';
  return lines(md`*${short(candidate.name)}*`, md`${short(role.title)} · ${stage}`);
}

function capital(word: string): string {
  return `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
}

/** The verb's own button, for messages that lead to it. */
export function verbButton(
  verb: CandidateVerb,
  text: string,
  situation: Situation,
  style?: 'primary',
): ReturnType<typeof actions>['elements'][number] {
  return button(verb.about, text, { application: situation.application.id }, style ? { style } : {});
}
