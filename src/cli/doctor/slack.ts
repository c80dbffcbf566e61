import { type Check, fix, ok, unknown } from './check.ts';

export const slackCheck: Check = {
  title: 'Slack',
  async run({ slack }) {
    const answer = await slack();
    if (!answer) return unknown('Slack', 'the environment');
    if (answer.kind === 'ok') return [ok(`The token is the one of @${answer.bot} in ${answer.team}.`)];
    if (answer.kind === 'refused')
      return [
        fix(
          `Slack refuses SLACK_BOT_TOKEN (${answer.because}).`,
          'Open https://api.slack.com/apps → your app → OAuth & Permissions, press "Install to Workspace" if it asks ' +
            'for it, and copy the Bot User OAuth Token (xoxb-…) into SLACK_BOT_TOKEN.',
        ),
      ];
    const todo = 'Let this machine reach slack.com on port 443, or unset SLACK_API_URL.';
    return [fix(`Slack does not answer (${answer.because}).`, todo)];
  },
};
