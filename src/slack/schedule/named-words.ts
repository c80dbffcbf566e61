import type { Named, NamedPerson } from '../../core/loop/named-people.ts';
import { interviewsOf } from '../../core/loop/pipeline.ts';
import { openStage, type Situation } from '../../core/loop/situation.ts';
import { joined, mention, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';

/** Who has to take part and who may not, a line each, with who said so. */
export function namedWords({ must, never }: Named, situation: Situation): Mrkdwn[] {
  const stage = openStage(situation);
  const plans = stage ? interviewsOf(stage) : [];
  const where = ({ interview }: NamedPerson) => {
    const plan = plans.length > 1 ? plans.find(one => one.id === interview) : undefined;
    return plan ? mrkdwn` in ${plan.name}` : mrkdwn``;
  };
  return [...line('Has to take part', must, where), ...line('Ruled out', never, () => mrkdwn``)];
}

const SHOWN = 20;

function line(what: string, named: readonly NamedPerson[], where: (one: NamedPerson) => Mrkdwn): Mrkdwn[] {
  if (named.length === 0) return [];
  const shown = named
    .slice(0, SHOWN)
    .map(one => mrkdwn`${mention(one.person)}${where(one)} (by ${mention(one.by)})`);
  const more = named.length > SHOWN ? [mrkdwn`and ${named.length - SHOWN} more`] : [];
  return [mrkdwn`${what}: ${joined([...shown, ...more], ', ')}`];
}
