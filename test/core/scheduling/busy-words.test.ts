import { describe, expect, test } from 'vitest';
import { busyClass, classified } from '../../../src/core/scheduling/busy-words.ts';
import { span } from './small-company.ts';

describe('what the title of an event says', () => {
  test.each([
    ['1:1 Ana / Rae (movable)', 'movable'],
    ['Flexible: reading group', 'movable'],
    ['Planning, can be moved', 'movable'],
    ['Do not book', 'never'],
    ['Don’t move: board', 'never'],
    ['OOO', 'never'],
    ['Out of office, movable if on fire', 'never'],
    ['Immovable feast', 'fixed'],
    ['Standup', 'fixed'],
    [undefined, 'fixed'],
  ] as const)('%s is %s', (title, kind) => {
    expect(busyClass(title)).toBe(kind);
  });

  test('only of what may move is the title told', () => {
    const time = span('2026-12-01', '09:00', '10:00');
    expect(classified({ time, title: 'Doctor' })).toEqual(time);
    expect(classified({ time, title: 'Do not book: doctor' })).toEqual({ ...time, class: 'never' });
    expect(classified({ time, title: 'Lunch (movable)' })).toEqual({
      ...time,
      class: 'movable',
      title: 'Lunch (movable)',
    });
  });
});
