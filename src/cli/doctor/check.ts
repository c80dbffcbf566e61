import type { Config, DataConfig } from '../../config.ts';
import type { SlackAnswer } from './ask-slack.ts';

/** `fix`: Hireloop will not work, or not safely, until somebody does `todo`. */
export type Finding =
  | { mark: 'ok'; found: string; todo?: never }
  | { mark: 'warn' | 'fix'; found: string; todo: string };

/** What is looked at. A part is missing where the environment does not say enough about it. */
export type Patient = {
  environment: { config: Config } | { problem: string };
  data: DataConfig | undefined;
  now: () => Temporal.Instant;
  /** One request, whoever asks first; the checks of Slack share the answer. */
  slack: () => Promise<SlackAnswer | undefined>;
};

export type Check = { title: string; run(patient: Patient): Promise<Finding[]> };

export const ok = (found: string): Finding => ({ mark: 'ok', found });
export const warn = (found: string, todo: string): Finding => ({ mark: 'warn', found, todo });
export const fix = (found: string, todo: string): Finding => ({ mark: 'fix', found, todo });

/** Said instead of guessing, where an earlier finding has to be mended first. */
export const unknown = (what: string, first: string): Finding[] => [
  warn(`${what} was not checked.`, `Mend ${first} first, then run npm run doctor again.`),
];
