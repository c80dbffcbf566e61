import type { Busy as Blocked } from '../ports.ts';
import type { Busy, BusyClass } from './problem.ts';

/** Words in the title of an event by which its owner says what may be done with it. */
const WORDS: readonly (readonly [BusyClass, RegExp])[] = [
  [
    'never',
    /\b(never|do not (book|move)|don.t (book|move)|dnb|ooo|out of office|vacation|holiday|leave|sick)\b/i,
  ],
  ['movable', /\b(movable|moveable|flexible|can be moved)\b/i],
];

/** `never` wins over `movable`; without such a word, or without a title, an event is `fixed`. */
export function busyClass(title: string | undefined): BusyClass {
  return WORDS.find(([, words]) => title !== undefined && words.test(title))?.[0] ?? 'fixed';
}

/** What may be done with what a calendar blocks. */
export const classOf = (blocked: Pick<Blocked, 'title' | 'class'>): BusyClass =>
  blocked.class ?? busyClass(blocked.title);

/** What a calendar blocks, as the planner takes it. The title is told of what may move, and of nothing else. */
export function classified(blocked: Blocked): Busy {
  const { time, title } = blocked;
  const kind = classOf(blocked);
  if (kind === 'fixed') return time;
  return { ...time, class: kind, ...(kind === 'movable' && title ? { title } : {}) };
}
