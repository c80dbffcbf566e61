import { describe, expect, test } from 'vitest';
import { ROOT, hireloop } from './run.ts';

/** Every word behind `hireloop`; the first line of what is printed without one says the rest of them. */
const COMMANDS = [
  'sandbox',
  'serve',
  'migrate',
  'doctor',
  'restored',
  'import',
  'export',
  'replay',
  'plan',
  'kits',
];

describe('a command that cannot be understood', () => {
  test('is refused, with the list of all that there are', async () => {
    const { code, err } = await hireloop(['nonsense']);
    expect(code).toBe(2);
    const listed = err.split('\n').flatMap(line => /^ {2}(\w+) /.exec(line)?.[1] ?? []);
    expect(listed.toSorted()).toEqual(COMMANDS.toSorted());
  });

  test.each(COMMANDS)(
    '%s with an option that it does not have is refused, and nothing is printed',
    async name => {
      const { code, out, err } = await hireloop([name, '--no-such-thing']);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain("Unknown option '--no-such-thing'.");
      expect(err).toContain('Write: npm');
    },
  );

  test.each([
    ['a file that is not there', ['plan', 'nowhere.json']],
    ['a file of another kind', ['plan', 'README.md']],
    ['a list that is not there', ['import', 'candidates', 'nowhere.csv']],
    ['a folder that is not named', ['export']],
    ['a pipeline that there is not', ['kits', 'nowhere']],
  ])('%s is refused: %s', async (_, args) => {
    expect(await hireloop(args, { DATABASE_URL: `sqlite:${ROOT}/nowhere.db` })).toMatchObject({
      code: 2,
      out: '',
    });
  });

  test.each(['serve', 'sandbox', 'migrate', 'restored', 'export', 'replay'])(
    '%s in an environment that is wrong is refused',
    async name => {
      const args = name === 'export' ? [name, 'somewhere'] : [name];
      const { code, out, err } = await hireloop(args, { DATABASE_URL: 'mysql://x' });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('DATABASE_URL');
    },
  );
});

test('a check that fails ends differently from what is refused', async () => {
  const { code, out } = await hireloop(['doctor'], { DATABASE_URL: 'mysql://x' });
  expect(code).toBe(1);
  expect(out).toContain('to fix');
});
