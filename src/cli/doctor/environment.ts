import { type Check, fix, ok } from './check.ts';

export const environmentCheck: Check = {
  title: 'Environment',
  async run({ environment }) {
    if ('problem' in environment) return [fix(environment.problem, 'Set these variables and start again.')];
    return [ok('Every variable has a form that Hireloop understands.')];
  },
};
