import { type DataConfig, readConfig, readDataConfig } from '../config.ts';
import { plural } from '../core/loop/text.ts';
import { UserError } from '../core/user-error.ts';
import { systemClock } from '../system.ts';
import { readArguments } from './arguments.ts';
import { askSlack, type SlackAnswer } from './doctor/ask-slack.ts';
import type { Finding, Patient } from './doctor/check.ts';
import { checks } from './doctor/checks.ts';

/** Looks at everything that Hireloop needs and says what to do about what is missing. Changes nothing. */
export async function doctor(args: string[]): Promise<number> {
  readArguments(args, { usage: 'npm run doctor', words: 0, options: {} });
  const patient = admit();
  const findings: Finding[] = [];
  for (const check of checks) {
    console.log(check.title);
    const found = await check.run(patient);
    for (const finding of found) print(finding);
    findings.push(...found);
  }
  const count = (mark: Finding['mark']) => findings.filter(f => f.mark === mark).length;
  console.log(
    `\n${plural(count('fix'), 'thing')} to fix, ${count('warn')} to look at, ${count('ok')} in order.`,
  );
  return count('fix') > 0 ? 1 : 0;
}

function admit(): Patient {
  const environment = readEnvironment();
  let answer: Promise<SlackAnswer> | undefined;
  return {
    environment,
    data: 'config' in environment ? environment.config : readDataPart(),
    now: () => systemClock.now(),
    slack: async () => {
      if ('problem' in environment) return undefined;
      return (answer ??= askSlack(environment.config.slack));
    },
  };
}

function readEnvironment(): Patient['environment'] {
  try {
    return { config: readConfig() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problem: error.message };
  }
}

/** The database can be looked at while Slack's part is still missing. */
function readDataPart(): DataConfig | undefined {
  try {
    return readDataConfig();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return undefined;
  }
}

const INDENT = ' '.repeat(8);

function print({ mark, found, todo }: Finding): void {
  console.log(`  ${mark.padEnd(6)}${found.replaceAll('\n', `\n${INDENT}`)}`);
  if (todo) console.log(`${INDENT}→ ${todo}`);
}
