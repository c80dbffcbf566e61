import { describe, expect, test } from 'vitest';
import { nameOf, scaleOf } from '../../../src/sandbox/client/blocks/scale.ts';
import { dayTitle, formatTokens, instantOf, wallOf } from '../../../src/sandbox/client/time.ts';

const at = (text: string) => Date.parse(text);
const NOW = at('2026-01-15T11:00:00Z');

describe('the date tokens of Slack', () => {
  const seconds = at('2026-01-16T04:30:00Z') / 1000;
  test.each([
    ['{date_num} {time}', 'Europe/Berlin', '2026-01-16 05:30'],
    ['{date_short_pretty} at {time}', 'Europe/Berlin', 'Tomorrow at 05:30'],
    ['{date_short_pretty} at {time}', 'America/New_York', 'Today at 23:30'],
    ['{date_long}', 'Asia/Kolkata', 'Friday, 16 January 2026'],
    ['{date_short}', 'Asia/Kolkata', '16 Jan 2026'],
    ['{ago}', 'Asia/Kolkata', 'in 18 hours'],
    ['{nonsense}', 'Asia/Kolkata', '{nonsense}'],
  ])('%s in %s', (template, zone, words) => {
    expect(formatTokens(seconds, template, zone, NOW)).toBe(words);
  });
});

describe('wall times', () => {
  test.each([
    ['2026-01-15T09:30', 'Europe/Berlin', '2026-01-15T08:30:00Z'],
    ['2026-07-15T09:30', 'Europe/Berlin', '2026-07-15T07:30:00Z'],
    ['2026-01-15T09:30', 'Asia/Kolkata', '2026-01-15T04:00:00Z'],
    ['2026-01-15T20:30', 'America/St_Johns', '2026-01-16T00:00:00Z'],
  ])('%s in %s is one instant, there and back', (wall, zone, instant) => {
    expect(new Date(instantOf(wall, zone)).toISOString()).toBe(instant.replace('Z', '.000Z'));
    expect(wallOf(at(instant), zone)).toBe(wall);
  });

  test('days are named from today', () => {
    expect(dayTitle(NOW, 'Europe/Berlin', NOW)).toBe('Today');
    expect(dayTitle(at('2026-01-14T11:00:00Z'), 'Europe/Berlin', NOW)).toBe('Yesterday');
    expect(dayTitle(at('2025-12-31T11:00:00Z'), 'Europe/Berlin', NOW)).toMatch(
      /^Wednesday,? 31 December 2025$/,
    );
  });
});

describe('the scale of a chart', () => {
  test.each([
    [
      [41, 33, 52],
      [0, 20, 40, 60],
    ],
    [
      [-3, 4],
      [-4, -2, 0, 2, 4],
    ],
    [[0], [0, 0.5, 1]],
    [[], [0, 0.5, 1]],
    [
      [0.02, 0.05],
      [0, 0.02, 0.04, 0.06],
    ],
  ])('of %j is round and has zero', (values, ticks) => {
    const scale = scaleOf(values);
    expect(scale.ticks.map(tick => Number(tick.toFixed(4)))).toEqual(ticks);
    expect([...values, 0].every(value => value >= scale.min && value <= scale.max)).toBe(true);
  });

  test('numbers are short', () => expect([1500, 0.125, -3].map(nameOf)).toEqual(['1.5K', '0.13', '-3']));
});
