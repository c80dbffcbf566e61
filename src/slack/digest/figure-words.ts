import { plural } from '../../core/loop/text.ts';
import { mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';
import type { RoleDigest } from './read-digest.ts';

/** `3 applied, 2 moved on, 1 interview held` */
export function weekWords({
  applied,
  advanced,
  rejected,
  withdrew,
  hired,
  held,
}: RoleDigest['week']): string {
  const parts = [
    [applied, 'applied'],
    [advanced, 'moved on'],
    [rejected, 'rejected'],
    [withdrew, 'withdrew'],
    [hired, 'hired'],
  ] as const;
  const told = parts.flatMap(([count, word]) => (count > 0 ? `${count} ${word}` : []));
  const all =
    held > 0 ? [...told, `${plural(held, 'interview or review', 'interviews and reviews')} done`] : told;
  return all.join(', ') || 'nothing happened';
}

/** What a role cost the people who interview for it. */
export function effortWords({
  effort,
  hires,
  turnaround,
}: Pick<RoleDigest, 'effort' | 'hires' | 'turnaround'>): string {
  const senior = effort.seniorMinutes / 60;
  const perHire = hires > 0 ? `, ${(senior / hires).toFixed(1)} a hire` : '';
  const hours = `${(effort.minutes / 60).toFixed(1)} interviewer hours, ${senior.toFixed(1)} of them senior${perHire}.`;
  if (turnaround.hours === undefined) return hours;
  const after =
    turnaround.hours < 1 ? 'within the hour' : `after ${plural(Math.round(turnaround.hours), 'hour')}`;
  return `${hours} Scorecards come ${after} in the median (${turnaround.cards}).`;
}

/** What is looked for first: whether anybody waits too long. */
export function lateWords(late: number): Mrkdwn {
  if (late === 0) return mrkdwn`:white_check_mark: Nobody waits longer than planned.`;
  return mrkdwn`:hourglass: *${plural(late, 'candidate waits', 'candidates wait')} longer than planned*`;
}
