import bolt from '@slack/bolt';

/** The least that a Slack app in Node can be: Bolt, one command, an answer. What `serve` is measured against. */
const { App, HTTPReceiver } = bolt;
const receiver = new HTTPReceiver({
  signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '',
  endpoints: '/slack/events',
});
const app = new App({
  receiver,
  authorize: async () => ({ botToken: process.env['SLACK_BOT_TOKEN'] ?? '', botId: 'B1', botUserId: 'U1' }),
  deferInitialization: true,
});
await app.init();
app.command('/hire', async ({ ack }) => {
  await ack();
});
await app.start(Number(process.env['PORT']));
