import { type Check, ok, unknown } from './check.ts';

export const calendarCheck: Check = {
  title: 'Calendar',
  async run({ environment }) {
    if ('problem' in environment) return unknown('The calendar', 'the environment');
    return [
      ok(`CALENDAR=${environment.config.calendar} keeps its events in the database and needs nothing.`),
    ];
  },
};
