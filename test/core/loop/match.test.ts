import { describe, expect, test } from 'vitest';
import { matchByName } from '../../../src/core/loop/match.ts';

const ROLES = ['Mobile Engineer', 'Backend Engineer', 'Platform Engineer', 'Head of Platform', 'Recruiter'];
const near = (typed: string) => {
  const match = matchByName(typed, ROLES, name => name);
  return match.kind === 'none' ? match.near : match.kind;
};

describe('what is nearest to a few typed words', () => {
  test('has all of them, not only one', () => {
    expect(near('Platfrom Engineer')).toEqual([
      'Platform Engineer',
      'Mobile Engineer',
      'Backend Engineer',
      'Head of Platform',
    ]);
  });

  test('may have one of them right and the rest wrong', () => {
    expect(near('Recruitre of everybody')[0]).toBe('Recruiter');
  });

  test('is nothing where nothing is alike', () => {
    expect(near('Zq')).toEqual([]);
  });

  test('is found by the beginnings of its words', () => {
    expect(near('plat eng')).toBe('one');
    expect(near('engineer')).toBe('many');
  });
});
