import { matchByName } from '../../core/loop/match.ts';
import { context, message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { sections } from '../blocks/room.ts';
import type { Verb } from '../kernel/kinds.ts';

/** Lists the verbs; for a word that is none, says so and which one may have been meant. */
export function helpVerb(others: () => readonly Verb[]): Verb {
  return {
    name: 'help',
    usage: '',
    summary: 'This list',
    async run(call, typed) {
      await call.tell(helpView(others(), typed));
    },
  };
}

type Listed = Pick<Verb, 'name' | 'usage' | 'summary'>;

export function helpView(verbs: readonly Listed[], typed: string): MessageView {
  const [word = ''] = typed.split(' ');
  const asked = verbs.find(v => v.name === word.toLowerCase());
  if (asked) return message(`${usageOf(asked)}: ${asked.summary}`, [section(rowOf(asked))]);
  const unknown = word === '' ? undefined : sayUnknown(verbs, word);
  const spoken = verbs.map(v => `/hire ${v.name}: ${v.summary}`).join('. ');
  return message(`${unknown ?? 'Hireloop runs hiring loops.'} ${spoken}`, [
    section(
      unknown
        ? mrkdwn`${unknown}`
        : mrkdwn`*Hireloop runs hiring loops*, from a candidate’s first times to the decision. Type a word alone, or with a name behind it:`,
    ),
    ...sections(verbs.map(rowOf)),
    context(mrkdwn`All of it is on the Home tab as well.`),
  ]);
}

const usageOf = ({ name, usage }: Listed) => `/hire ${name}${usage ? ` ${usage}` : ''}`;
const rowOf = (verb: Listed) => mrkdwn`\`${usageOf(verb)}\`  ${verb.summary}`;

function sayUnknown(verbs: readonly Listed[], word: string): string {
  const match = matchByName(word, verbs, v => v.name);
  const near = match.kind === 'one' ? [match.found] : match.kind === 'many' ? match.found : match.near;
  const meant = near.map(v => `/hire ${v.name}`).join(' or ');
  return `There is no /hire ${short(word)}. ${meant ? `Did you mean ${meant}?` : 'These are the words it knows:'}`;
}
