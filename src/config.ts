import { statSync } from 'node:fs';
import { type CalendarConfig, calendarPart, videoPart } from './config-calendar.ts';
import type { VideoLink } from './operations/video-link.ts';
import { type Environment, isSafeApiUrl, isUrlOf, Reader, shown } from './config-reader.ts';

/** What the environment says, checked as a whole; read once and passed on. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | undefined;
  /** `sqlite:PATH` or `postgres://…`. */
  readonly databaseUrl: string;
  readonly slack: SlackConfig;
  readonly calendar: CalendarConfig;
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** Where interviews take place online. */
  readonly videoLink: VideoLink | undefined;
  /** Asked of whoever reads `/metrics`; anybody may where there is none. */
  readonly metricsToken: string | undefined;
  /** Signs the links to our pages. */
  readonly secret: string | undefined;
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
    port: portPart(reader),
    host: env['HOST'] || '127.0.0.1',
    publicUrl: reader.optional('PUBLIC_URL', isUrlOf(['https:', 'http:']), 'https://hire.example.com'),
    slack: slackPart(reader),
    ...calendarsPart(reader),
    secret: reader.secret(
      'HIRELOOP_SECRET',
      isSecret,
      '32 bytes or more, for example from openssl rand -hex 32',
    ),
    metricsToken: reader.secret(
      'METRICS_TOKEN',
      isToken,
      '16 to 200 visible characters without blanks, for example from openssl rand -hex 32',
    ),
    mail: mailUrl && mailFrom ? { url: mailUrl, from: mailFrom } : undefined,
  };
  reader.finish();
  return Object.freeze(config);
}

/** What the sandbox needs; `port` only where somebody chose one. */
export function readSandboxConfig(env: Environment = process.env): DataConfig & { port: number | undefined } {
  const reader = new Reader(env);
  const config = { ...dataPart(reader), port: env['PORT'] ? portPart(reader) : undefined };
  reader.finish();
  return Object.freeze(config);
}

function calendarsPart(reader: Reader): Pick<Config, 'calendar' | 'videoLink'> {
  const calendar = calendarPart(reader);
  return { calendar, videoLink: videoPart(reader, calendar) };
}

/** The longer the better; a shorter one could be guessed. */
const isSecret = (text: string): boolean => Buffer.byteLength(text) >= 32;

/** As a header carries it: https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
const isToken = (text: string): boolean => /^[!-~]{16,200}$/.test(text);

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
    dataFolder: reader.optional('HIRELOOP_DATA', isFolder, './our-data, a folder that exists'),
    logLevel: reader.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
  };
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function portPart(reader: Reader): number {
  const port = reader.optional('PORT', text => PORT.test(text), '3000, from 0 (any that is free) to 65535');
  return Number(port ?? 3000);
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
