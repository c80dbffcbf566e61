import { readDataConfig } from '../config.ts';
import { plural } from '../core/loop/text.ts';
import { UserError } from '../core/user-error.ts';
import { replayEffects } from '../operations/replay-effects.ts';
import { type DeadEffect, listDeadEffects } from '../store/dead-effects.ts';
import { systemClock } from '../system.ts';
import { readArguments } from './arguments.ts';
import { chooseTeam } from './import/choose-actor.ts';
import { offlineWorld } from './offline-world.ts';
import { withDatabase } from './open-database.ts';

const USAGE = 'npm run replay [-- KEY … --write --team ID]';
const OPTIONS = { write: { type: 'boolean' }, team: { type: 'string' } } as const;

/** Lists messages, mails and calendar changes that were given up, and has them done once their cause is mended. */
export async function replay(args: string[]): Promise<number> {
  const words = Number.POSITIVE_INFINITY;
  const { values, positionals } = readArguments(args, { usage: USAGE, words, options: OPTIONS });
  const { databaseUrl, dataFolder } = readDataConfig();
  return withDatabase(databaseUrl, async store => {
    const team = await chooseTeam(store.db, values.team);
    const chosen = choose(await listDeadEffects(store.db, team), positionals);
    const now = systemClock.now();
    const useful = chosen.filter(e => Temporal.Instant.compare(now, e.notAfter) < 0);
    for (const effect of useful) console.log(lineOf(effect));
    const late = chosen.length - useful.length;
    if (late > 0) console.log(`${plural(late, 'more is', 'more are')} too late to be of use.`);
    const keys = useful.map(e => e.key);
    if (!values.write) console.log(`${plural(keys.length, 'effect')} given up. ${HOW}`);
    else {
      const revived = await replayEffects(offlineWorld(store, dataFolder), team, keys);
      console.log(`${plural(revived.length, 'effect is', 'effects are')} to be done again ${WHEN}`);
    }
    return 0;
  });
}

const HOW = 'Nothing was changed. To have them done, add --write; name keys to choose some.';
const WHEN = 'by a running Hireloop, within a minute.';

const lineOf = ({ key, kind, because, since }: DeadEffect): string =>
  `${since.toString({ smallestUnit: 'minute' })}  ${kind.padEnd(16)}  ${key}  (${because})`;

/** @throws UserError that names the keys which nothing was given up under. */
function choose(dead: readonly DeadEffect[], keys: readonly string[]): readonly DeadEffect[] {
  if (keys.length === 0) return dead;
  const unknown = keys.filter(key => !dead.some(e => e.key === key));
  if (unknown.length > 0)
    throw new UserError(
      `Nothing was given up under ${unknown.map(key => `"${key}"`).join(', ')}.`,
      'npm run replay lists the keys.',
    );
  return dead.filter(e => keys.includes(e.key));
}
