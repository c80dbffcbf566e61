import { readDataConfig } from '../config.ts';
import type { Role } from '../core/loop/situation.ts';
import { UserError } from '../core/user-error.ts';
import { importCandidate } from '../operations/import-candidate.ts';
import { weighCandidate } from '../operations/weigh-candidate.ts';
import type { Actor, World } from '../operations/world.ts';
import { listRoles } from '../store/roles.ts';
import { systemClock } from '../system.ts';
import { readArguments } from './arguments.ts';
import { bringIn, type Handle } from './import/bring-in.ts';
import { readCandidateRows, type Row } from './import/candidate-rows.ts';
import { choosePerson, chooseTeam } from './import/choose-actor.ts';
import { createClashFinder } from './import/clashes.ts';
import { readText } from './import/read-text.ts';
import { lineOf, type Outcome, summaryOf } from './import/report.ts';
import { offlineWorld } from './offline-world.ts';
import { withDatabase } from './open-database.ts';
import { createProgress } from './progress.ts';

const USAGE = 'npm run import -- candidates FILE.csv [--write] [--as E-MAIL] [--team ID]';
const OPTIONS = {
  write: { type: 'boolean' },
  as: { type: 'string' },
  team: { type: 'string' },
} as const;

/**
 * Brings a list of candidates in, or says what that would do.
 * @returns 0 where no row is refused, 1 where some are
 */
export async function importList(args: string[]): Promise<number> {
  const { path, options } = readRequest(args);
  const { databaseUrl, dataFolder } = readDataConfig();
  const rows = readCandidateRows(path, await readText(path));
  return withDatabase(databaseUrl, async store => {
    const team = await chooseTeam(store.db, options.team);
    const person = options.as === undefined ? undefined : await choosePerson(store.db, team, options.as);
    const roles = await listRoles(store.db, team);
    const handle: Handle =
      options.write && person !== undefined
        ? writing(offlineWorld(store, dataFolder), { team, person })
        : input => weighCandidate({ tx: store.db, team, by: person, now: systemClock.now() }, input);
    const mode = options.write ? 'written' : 'dry';
    const outcomes = await handleAll(rows, roles, handle, mode);
    console.log(summaryOf(outcomes, mode));
    if (!options.write)
      console.log(`Nothing was written. To write, add --write${person ? '' : ' --as E-MAIL'}.`);
    return outcomes.some(({ kind }) => kind === 'refused') ? 1 : 0;
  });
}

function readRequest(args: string[]) {
  const { values, positionals } = readArguments(args, { usage: USAGE, words: 2, options: OPTIONS });
  const [noun, path] = positionals;
  if (noun !== 'candidates' || path === undefined) {
    const what =
      noun === undefined || noun === 'candidates' ? 'Which file?' : `"${noun}" cannot be imported.`;
    throw new UserError(what, `Write: ${USAGE}`);
  }
  if (values.write && values.as === undefined) {
    throw new UserError(
      '--write needs to know in whose name: every change is recorded with a person.',
      'Add --as with the e-mail of an admin, a recruiter or the hiring manager of the role.',
    );
  }
  return { path, options: values };
}

function writing(world: World, actor: Actor): Handle {
  return input => importCandidate(world, actor, input);
}

async function handleAll(
  rows: readonly Row[],
  roles: readonly Role[],
  handle: Handle,
  mode: 'dry' | 'written',
): Promise<Outcome[]> {
  const progress = createProgress(rows.length);
  const findClash = createClashFinder();
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    const outcome = await bringIn(row, { roles, findClash, handle });
    outcomes.push(outcome);
    progress.say(lineOf(row.number, outcome, mode));
    progress.advance();
  }
  progress.end();
  return outcomes;
}
