import { UserError } from './core/user-error.ts';

/** What the environment says, checked as a whole; read once and passed on. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | undefined;
  /** `sqlite:PATH` or `postgres://…`. */
  readonly databaseUrl: string;
  readonly slack: SlackConfig;
  readonly calendar: 'local';
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** A folder of packs, pipelines and rubrics of the team's own. */
  readonly dataFolder: string | undefined;
  readonly logLevel: LogLevel;
};

export type SlackConfig = {
  readonly botToken: string;
  readonly signingSecret: string;
  /** Set for Socket Mode: a trial behind a firewall. */
  readonly appToken: string | undefined;
  readonly apiUrl: string | undefined;
};

export type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['error', 'warn', 'info'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

const DEFAULT_DATABASE = 'sqlite:var/hireloop.db';

/** What the commands that only touch the database need. */
export type DataConfig = Pick<Config, 'databaseUrl' | 'dataFolder' | 'logLevel'>;

/** @throws UserError that lists every problem, each with the variable, what was found and what is allowed. */
export function readConfig(env: Environment = process.env): Config {
  const reader = new Reader(env);
  const mailUrl = reader.optional('SMTP_URL', isUrlOf(['smtp:', 'smtps:']), 'smtp://user:password@host:587');
  const mailFrom = reader.optional('MAIL_FROM', text => text.includes('@'), 'Hiring <hiring@example.com>');
  if (Boolean(mailUrl) !== Boolean(mailFrom))
    reader.problem('SMTP_URL and MAIL_FROM go together: set both, or neither.');
  const config: Config = {
    ...dataPart(reader),
    port: Number(reader.value('PORT', PORT, 'a port from 0 (any that is free) to 65535', '3000')),
    host: env['HOST'] || '127.0.0.1',
    publicUrl: reader.optional('PUBLIC_URL', isUrlOf(['https:', 'http:']), 'https://hire.example.com'),
    slack: slackPart(reader),
    calendar: reader.choice('CALENDAR', ['local'], 'local'),
    mail: mailUrl && mailFrom ? { url: mailUrl, from: mailFrom } : undefined,
  };
  reader.finish();
  return Object.freeze(config);
}

/** For commands that need neither Slack nor calendars. */
export function readDataConfig(env: Environment = process.env): DataConfig {
  const reader = new Reader(env);
  const config = dataPart(reader);
  reader.finish();
  return Object.freeze(config);
}

function dataPart(reader: Reader): DataConfig {
  const url = reader.env['DATABASE_URL'] || DEFAULT_DATABASE;
  if (!/^sqlite:.+/.test(url) && !isUrlOf(['postgres:', 'postgresql:'])(url)) {
    reader.problem(
      `DATABASE_URL must start with sqlite: or postgres://, for example ${DEFAULT_DATABASE}; got "${shown(url)}".`,
    );
  }
  return {
    databaseUrl: url,
    dataFolder: reader.env['HIRELOOP_DATA'] || undefined,
    logLevel: reader.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
  };
}

function slackPart(reader: Reader): SlackConfig {
  return {
    botToken: reader.value(
      'SLACK_BOT_TOKEN',
      /^xox[a-z]-.+/,
      'the Bot User OAuth Token, which starts with xoxb-',
    ),
    signingSecret: reader.value(
      'SLACK_SIGNING_SECRET',
      /^[0-9a-f]{32,}$/i,
      'the 32 hexadecimal digits under Basic Information → Signing Secret',
    ),
    appToken: reader.optional(
      'SLACK_APP_TOKEN',
      text => text.startsWith('xapp-'),
      'an app-level token, which starts with xapp-',
    ),
    apiUrl: reader.optional(
      'SLACK_API_URL',
      isSafeApiUrl,
      'an https address, or http on this machine (127.0.0.1)',
    ),
  };
}

/** 0 (any that is free) to 65535. */
const PORT = /^(0|[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/;

const isUrlOf = (protocols: readonly string[]) => (text: string) =>
  protocols.includes(URL.parse(text)?.protocol ?? '');

/** The token travels there: in the clear only as far as this machine. */
function isSafeApiUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

/** Secrets are told by their length only. */
function shown(value: string): string {
  return value.replace(/\/\/[^@/]*@/, '//…@').slice(0, 60);
}

class Reader {
  readonly env: Environment;
  readonly #problems: string[] = [];

  constructor(env: Environment) {
    this.env = env;
  }

  problem(text: string): void {
    this.#problems.push(text);
  }

  value(name: string, pattern: RegExp, expected: string, fallback?: string): string {
    const given = this.env[name] || fallback;
    if (given === undefined) this.problem(`${name} is missing: give ${expected}.`);
    else if (!pattern.test(given))
      this.problem(`${name} must be ${expected}; got ${given.length} characters of another form.`);
    return given ?? '';
  }

  optional(name: string, isRight: (text: string) => boolean, example: string): string | undefined {
    const given = this.env[name] || undefined;
    if (given !== undefined && !isRight(given))
      this.problem(`${name} must be like ${example}; got "${shown(given)}".`);
    return given;
  }

  choice<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const given = this.env[name] || fallback;
    const found = allowed.find(a => a === given);
    if (!found) this.problem(`${name} must be one of ${allowed.join(', ')}; got "${shown(given)}".`);
    return found ?? fallback;
  }

  finish(): void {
    if (this.#problems.length === 0) return;
    const list = this.#problems.map(p => `  - ${p}`).join('\n');
    throw new UserError(
      `The environment is not complete:\n${list}`,
      '\nThe README says where each value comes from, under "Set it up for real".',
    );
  }
}
