import { calendarCheck } from './calendar.ts';
import type { Check } from './check.ts';
import { clockCheck } from './clock.ts';
import { dataFilesCheck } from './data-files.ts';
import { databaseCheck } from './database.ts';
import { diskCheck } from './disk.ts';
import { environmentCheck } from './environment.ts';
import { mailCheck } from './mail.ts';
import { publicUrlCheck } from './public-url.ts';
import { scopesCheck } from './scopes.ts';
import { slackCheck } from './slack.ts';

/** All that the doctor looks at, in this order. */
export const checks: readonly Check[] = [
  environmentCheck,
  dataFilesCheck,
  databaseCheck,
  diskCheck,
  slackCheck,
  scopesCheck,
  clockCheck,
  publicUrlCheck,
  calendarCheck,
  mailCheck,
];
