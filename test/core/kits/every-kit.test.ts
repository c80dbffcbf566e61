import { afterEach, describe, expect, test, vi } from 'vitest';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kits } from '../../../src/cli/kits.ts';
import { loadCatalogue, SHIPPED_DATA } from '../../../src/catalogue.ts';

afterEach(() => vi.restoreAllMocks());

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => out.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => err.push(line));
  return { code: await kits(args), out: out.join('\n'), err: err.join('\n') };
}

describe('the command that prints every kit', () => {
  test.each([
    ['backend', 3],
    ['backend-onsite', 5],
  ])(
    'finds each loop of %s covered, within its minutes and without repeats',
    async (pipeline, interviews) => {
      const { code, out, err } = await run(pipeline);
      expect(err).toBe('');
      expect(code).toBe(0);
      expect(out.split('\n').filter(line => /^[a-z+]+ +(junior|mid|senior) /.test(line))).toHaveLength(
        31 * 3 * interviews,
      );
      expect(out).toContain('every layer covered, all within their minutes, nothing twice');
    },
  );

  test('fails and names the layer and the level that a loop cannot cover', async () => {
    const team = mkdtempSync(join(tmpdir(), 'hireloop-data-'));
    try {
      const infrastructure = loadCatalogue({ folders: [SHIPPED_DATA] }).packs.find(
        pack => pack.layer === 'infrastructure',
      );
      const senior = infrastructure?.questions.filter(question => question.levels.includes('senior')) ?? [];
      mkdirSync(join(team, 'packs'));
      writeFileSync(
        join(team, 'packs/retired.yml'),
        `id: retired\nlayer: infrastructure\nretire: [${senior.map(question => question.id).join(', ')}]\n`,
      );
      mkdirSync(join(team, 'pipelines'));
      writeFileSync(
        join(team, 'pipelines/short.yml'),
        'id: short\nname: Short\nstages:\n  - { id: talk, name: Talk, kind: technical, minutes: 60, target_days: 3, pass_rate: [0.2, 0.3], covers: [layers], seats: [{}] }\n',
      );
      const { code, err } = await run('short', '--data', team, '--language', 'go');
      expect(code).toBe(1);
      expect(err).toContain('Not covered: infrastructure at senior (go): no question on infrastructure');
      expect(err).not.toContain('infrastructure at mid (go): no question');
    } finally {
      rmSync(team, { recursive: true });
    }
  });

  test('knows its pipelines by name', async () => {
    await expect(run('nonsense')).rejects.toThrow('There is no pipeline "nonsense".');
  });
});
