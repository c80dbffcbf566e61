import type { Action } from '../../core/loop/authority.ts';
import { matchByName } from '../../core/loop/match.ts';
import type { Situation } from '../../core/loop/situation.ts';
import type { Call } from '../kernel/call.ts';
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
  run(call: Call, situation: Situation): Promise<void>;
};

export function verbAboutCandidate(plan: Plan): VerbAboutCandidate {
  const { name, summary, label, action, ask, nobody } = plan;
  const button = defineButton<'application'>(`${name}.candidate`, async (call, { application }) => {
    await plan.run(call, await requireAllowed(call, application, action));
  });
  const offer = (call: Call, question: string, found: readonly Situation[], otherwise: string) =>
    call.tell(pickList({ ask: question, label, kind: button, found, nobody: otherwise }));
  const verb: Verb = {
    name,
    summary,
    usage: '[candidate]',
    async run(call, typed) {
      const known = await listAllowed(call, action);
      if (typed === '')
        return offer(
          call,
          ask,
          known.filter(s => plan.fits(s, call)),
          nobody,
        );
      const match = matchByName(typed, known, s => s.candidate.name);
      if (match.kind === 'one') return plan.run(call, match.found);
      if (match.kind === 'many')
        return offer(call, `Several are called "${typed}". Which one?`, match.found, '');
      const unknown = `No open candidate of yours is called "${typed}".`;
      return offer(
        call,
        match.near.length > 0 ? `${unknown} Did you mean one of these?` : unknown,
        match.near,
        'See everybody with /hire status.',
      );
    },
  };
  return { verb, button };
}
