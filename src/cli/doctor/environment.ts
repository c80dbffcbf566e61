import { type Check, fix, ok } from './check.ts';

export const environmentCheck: Check = {
  title: 'Environment',
  async run({ environment }) {
    if ('problem' in environment) return [fix(environment.problem, 'Set these variables and start again.')];
    if (environment.config.slack.appToken !== undefined) {
      return [fix('SLACK_APP_TOKEN is set, and Socket Mode is not supported yet.', 'Leave it out.')];
    }
    return [ok('Every variable has a form that Hireloop understands.')];
  },
};
