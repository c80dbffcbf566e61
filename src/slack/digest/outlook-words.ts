import { plural } from '../../core/loop/text.ts';
import { short } from '../blocks/fit.ts';
import { dateWords } from '../blocks/time.ts';
import type { Outlook } from './read-outlook.ts';

/** When the role is filled if it goes on like this; nothing where it is filled already. */
export function forecastWords({ forecast: { half, most } }: Outlook, today: Temporal.PlainDate): string {
  if (half === 0) return '';
  if (half === undefined)
    return 'As it goes now, it is more likely than not that nobody is hired within a year.';
  const by = (days: number) => dateWords(today.add({ days }));
  const latest = most === undefined ? 'no date within a year that is safe' : `${by(most)} in nine of ten`;
  return `As it goes now: filled by ${by(half)} in half of the cases, ${latest}.`;
}

/** The people whose time a role will wait for, and what helps. */
export function scarceWords({ scarce }: Outlook): string {
  if (!scarce) return '';
  const { pool, trainee } = scarce;
  const { stage, people, limit, booked, waiting } = pool;
  const who =
    people.length === 0
      ? `Nobody can hold the ${stage.name}`
      : `The ${stage.name} has ${plural(people.length, 'person', 'people')} for it, who take ${limit} interviews a week in all and are booked for ${booked.toFixed(1)}`;
  const waits = waiting > 0 ? `; ${plural(waiting, 'candidate waits', 'candidates wait')} for a date` : '';
  const train = trainee ? `Train ${short(trainee.name)} for it` : 'Find somebody who can learn it';
  return `${who}${waits}. ${train}, or raise somebody’s weekly limit with /hire team.`;
}
