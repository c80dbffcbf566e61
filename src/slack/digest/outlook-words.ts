import { USUAL_PER_WEEK } from '../../core/clock/capacity.ts';
import { type Alert, PROMISED } from '../../core/clock/promise.ts';
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

/** The people whose time a role will wait for, week by week, and what helps; nothing where all can be met. */
export function alertWords({ alert }: Outlook): string {
  return alert ? `${strainWords(alert)} ${remedyWords(alert)}` : '';
}

function strainWords({ stage, strain, pool }: Alert): string {
  const { people, free } = pool;
  if (people.length === 0) return `Nobody can hold the ${stage.name}.`;
  const asked = Math.round(strain.asked.reduce((sum, count) => sum + count, 0));
  const late = Math.min(asked, Math.max(1, Math.round(strain.late)));
  const promise = `${PROMISED * 100} % are promised a place in the week in which it is their turn`;
  const team = `${plural(people.length, 'person', 'people')} who can hold it ${people.length === 1 ? 'has' : 'have'}`;
  const isEven = free.every(places => places === free[0]);
  const weeks = isEven
    ? `${plural(free[0] ?? 0, 'free place')} in each of the next ${free.length} weeks`
    : `${free.join(', ')} free places in the next ${free.length} weeks`;
  return `The ${stage.name} runs short: about ${late} of ${asked} candidates will wait for somebody to be free (${promise}). The ${team} ${weeks}.`;
}

function remedyWords({ remedy, pool }: Alert): string {
  const { missing, paused, limited, trainee, people } = remedy;
  const ways = [
    paused && `end the pause of ${short(paused.name)}`,
    limited && `raise the limit of ${short(limited.name)} (${limited.perWeek ?? USUAL_PER_WEEK} a week)`,
    trainee && `train ${short(trainee.name)} for it`,
    `find ${pool.people.length === 0 ? plural(people, 'person', 'people') : plural(people, 'more person', 'more people')} for it`,
  ].filter(way => way !== undefined);
  const last = ways.pop() ?? '';
  const all = ways.length > 0 ? `${ways.join(', ')}, or ${last}` : last;
  return `What helps is ${plural(missing, 'more interview')} a week: ${all}. All of it is under /hire team.`;
}
