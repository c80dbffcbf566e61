import { matchByName } from '../../core/loop/match.ts';
import { context, type MessageView, section } from '../blocks/blocks.ts';
import { joined, mrkdwn } from '../blocks/text.ts';
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

export function helpView(verbs: readonly Verb[], typed: string): MessageView {
  const [word = ''] = typed.split(' ');
  const match = word === '' ? undefined : matchByName(word, verbs, v => v.name);
  const near =
    match && (match.kind === 'one' ? [match.found] : match.kind === 'many' ? match.found : match.near);
  const unknown =
    near &&
    `There is no /hire ${word}. ${near.length > 0 ? `Did you mean ${near.map(v => `/hire ${v.name}`).join(' or ')}?` : ''}`;
  const rows = verbs.map(v => mrkdwn`\`/hire ${v.name}${v.usage ? ` ${v.usage}` : ''}\`  ${v.summary}`);
  return {
    text: `${unknown ?? 'Hireloop runs hiring loops.'} ${verbs.map(v => `/hire ${v.name}: ${v.summary}`).join('. ')}`,
    blocks: [
      section(
        unknown
          ? mrkdwn`${unknown}`
          : mrkdwn`*Hireloop runs hiring loops.* From a candidate’s first times to the decision:`,
      ),
      section(joined(rows, '\n')),
      context(mrkdwn`All of it is on the Home tab as well.`),
    ],
  };
}
