import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshFolder, hireloop, ROOT, start } from './cli/run.ts';

describe('the entry', () => {
  test('tells an older Node what to do, in one line and before it meets a type', async () => {
    const folder = await freshFolder();
    const older = join(folder, 'older.cjs');
    writeFileSync(
      older,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });",
    );
    const { code, out, err } = await start(['--require', older, join(ROOT, 'src/hireloop.js'), 'serve'])
      .ended;
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('needs Node 26 or newer and found 20.20.2');
    expect(err).toContain('npm ci');
  });

  test('lists the commands when none is named, and when an unknown one is', async () => {
    const [none, unknown, inherited] = await Promise.all(
      [[], ['serv'], ['constructor']].map(words => hireloop(words)),
    );
    expect(inherited).toMatchObject({ code: 2, err: expect.stringContaining('no command "constructor".') });
    expect(none?.code).toBe(2);
    expect(unknown?.code).toBe(2);
    expect(unknown?.err).toContain('There is no command "serv".');
    for (const command of ['serve', 'migrate', 'doctor', 'import', 'export', 'plan']) {
      expect(none?.err).toMatch(new RegExp(`^ +${command} +\\S`, 'm'));
      expect(unknown?.err).toMatch(new RegExp(`^ +${command} +\\S`, 'm'));
    }
  });

  test('answers an option that a command does not have with its usage', async () => {
    const [migrate, kits] = await Promise.all([
      hireloop(['migrate', '--dryrun']),
      hireloop(['kits', '--lang']),
    ]);
    expect([migrate.code, kits.code]).toEqual([2, 2]);
    expect(migrate.err).toBe("Unknown option '--dryrun'. Write: npm run migrate [-- --dry-run]\n");
    expect(kits.err).toMatch(/^Unknown option '--lang'\. Write: npm run kits/);
  });
});
