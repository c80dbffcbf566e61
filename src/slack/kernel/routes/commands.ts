import type { App } from '@slack/bolt';
import { cleanLine } from '../../../core/loop/text.ts';
import { fit } from '../../blocks/fit.ts';
import type { Asked } from '../answering.ts';
import type { Call } from '../call.ts';
import { readTyped } from '../mentions.ts';
import { answer, type Route } from '../route.ts';

const COMMAND = '/hire';
/** Far more than Slack lets anybody type; the marks in it are read with patterns that backtrack. */
const LONGEST_SENT = 5000;
/** Longer than any name; what is compared with every name should not grow without end. */
const LONGEST = 300;

export function routeCommands(app: App, route: Route): void {
  app.command(COMMAND, async ({ body, ack }) => {
    await ack();
    const asked = {
      team: body.team_id,
      person: body.user_id,
      channel: body.channel_id,
      triggerId: body.trigger_id,
      responseUrl: body.response_url,
      view: undefined,
    };
    await route.turns(() => runVerb(route, (body.text ?? '').slice(0, LONGEST_SENT), asked));
  });
}

/** Runs the verb that the text starts with; for a word that is none, the help says so. */
export async function runVerb(route: Route, text: string, asked: Asked): Promise<void> {
  let repeated: string | undefined;
  const run = async (call: Call) => {
    const typed = await readTyped(route.world.db, asked.team, text);
    const line = fit(cleanLine(typed.text), LONGEST);
    const [word = '', ...rest] = line.split(' ');
    const { verbs } = route.conversations;
    const known = verbs.find(v => v.name === word.toLowerCase());
    const verb = known ?? verbs.find(v => v.name === 'help');
    if (!verb) throw new Error('There is no help');
    const bare = known ? rest.length === 0 : line === '';
    repeated = bare ? undefined : `${COMMAND} ${line}`;
    await verb.run(call, known ? rest.join(' ') : line, typed.people);
  };
  await answer(route, asked, run, () => repeated);
}
