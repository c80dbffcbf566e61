import { UserError } from './core/user-error.ts';

type Command = { summary: string; load(): Promise<(args: string[]) => Promise<number>> };

/** Loaded when asked for: `plan` needs no Slack, and `serve` no sandbox. */
const COMMANDS: Readonly<Record<string, Command>> = {
  sandbox: { summary: 'try it in the browser', load: async () => (await import('./cli/sandbox.ts')).sandbox },
  serve: { summary: 'serve a Slack workspace', load: async () => (await import('./cli/serve.ts')).serve },
  migrate: {
    summary: 'bring the database up to date',
    load: async () => (await import('./cli/migrate.ts')).migrateDatabase,
  },
  doctor: {
    summary: 'check that everything is set up',
    load: async () => (await import('./cli/doctor.ts')).doctor,
  },
  restored: {
    summary: 'say that the database was put back from a backup',
    load: async () => (await import('./cli/restored.ts')).restored,
  },
  import: {
    summary: 'bring in a list of candidates',
    load: async () => (await import('./cli/import.ts')).importList,
  },
  export: {
    summary: 'write everything into a folder',
    load: async () => (await import('./cli/export.ts')).exportAll,
  },
  replay: {
    summary: 'have done what was given up',
    load: async () => (await import('./cli/replay.ts')).replay,
  },
  plan: { summary: 'plan interviews from a file', load: async () => (await import('./cli/plan.ts')).plan },
  kits: { summary: 'print the kits of a pipeline', load: async () => (await import('./cli/kits.ts')).kits },
};

/**
 * Commands end with 0 where all is done, and with 1 where they ran and somebody has to see to what they printed: a check
 * that failed, a row that was left out. With this one where nothing was done: wrong words, an input or a setting that
 * cannot be read, a database that cannot be used. Why is on standard error.
 */
const REFUSED = 2;

const [name = '', ...args] = process.argv.slice(2);
process.exitCode = await run(name, args);

async function run(command: string, rest: string[]): Promise<number> {
  const found = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!found) {
    const list = Object.entries(COMMANDS).map(([word, { summary }]) => `  ${word.padEnd(10)} ${summary}`);
    console.error([command ? `There is no command "${command}".` : 'Which command?', ...list].join('\n'));
    return REFUSED;
  }
  try {
    const start = await found.load();
    return await start(rest);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.advice);
    return REFUSED;
  }
}
