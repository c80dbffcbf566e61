import { type Check, fix, ok, unknown, warn } from './check.ts';

/** Slack's requests are refused when clocks differ by five minutes; a minute is the time to do something about it. */
const LARGEST_SKEW_SECONDS = 60;

export const clockCheck: Check = {
  title: 'Clock',
  async run({ slack, now }) {
    const answer = await slack();
    if (!answer || answer.kind === 'silent') return unknown('The clock', 'Slack');
    if (!answer.date)
      return [warn('Slack told no time to compare with.', 'Check that this machine uses NTP.')];
    const skew = Math.round(now().since(answer.date).total('seconds'));
    if (Math.abs(skew) <= LARGEST_SKEW_SECONDS) return [ok('It agrees with that of Slack.')];
    const found = `It is ${Math.abs(skew)} seconds ${skew > 0 ? 'ahead of' : 'behind'} that of Slack.`;
    return [
      fix(found, 'Switch on time synchronisation: timedatectl set-ntp true, or the settings of your host.'),
    ];
  },
};
