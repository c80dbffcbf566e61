import type { VideoLink } from './operations/video-link.ts';
import { isSafeApiUrl, type Reader, shown } from './config-reader.ts';

export const PROVIDERS = ['local', 'google', 'microsoft', 'caldav'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Where people's calendars are, and what is needed to reach them. A part is there where somebody's calendar needs it. */
export type CalendarConfig = {
  readonly provider: Provider;
  /** Addresses, or domains with an `@` in front, whose calendars are elsewhere; the first that fits counts. */
  readonly elsewhere: readonly { readonly who: string; readonly provider: Provider }[];
  readonly google: GoogleConfig | undefined;
  readonly microsoft: MicrosoftConfig | undefined;
  readonly caldav: CaldavServerConfig | undefined;
};

/** Everybody's calendar is kept in Hireloop. */
export const ALL_LOCAL: CalendarConfig = {
  provider: 'local',
  elsewhere: [],
  google: undefined,
  microsoft: undefined,
  caldav: undefined,
};

type GoogleConfig = { readonly keyFile: string; readonly apiUrl: string | undefined };

type MicrosoftConfig = {
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string | undefined;
  readonly loginUrl: string | undefined;
};

export type CaldavServerConfig = {
  readonly url: string;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly accountsFile: string | undefined;
};

export function calendarPart(reader: Reader): CalendarConfig {
  const provider = reader.choice('CALENDAR', PROVIDERS, 'local');
  const elsewhere = elsewherePart(reader);
  const used = new Set([provider, ...elsewhere.map(e => e.provider)]);
  return {
    provider,
    elsewhere,
    google: used.has('google') ? googlePart(reader) : undefined,
    microsoft: used.has('microsoft') ? microsoftPart(reader) : undefined,
    caldav: used.has('caldav') ? caldavPart(reader) : undefined,
  };
}

/** Google and Microsoft make rooms; anything else is an address, with `{id}` for what differs from one interview to the next. */
export function videoPart(
  reader: Reader,
  { google, microsoft }: Pick<CalendarConfig, 'google' | 'microsoft'>,
): VideoLink | undefined {
  const given = reader.optional('VIDEO_LINK', isVideoLink, 'https://meet.example.com/{id}, or calendar');
  if (given !== 'calendar') return given === undefined ? undefined : { template: given };
  if (!google && !microsoft)
    reader.problem(
      'VIDEO_LINK=calendar needs calendars that make rooms: CALENDAR=google or microsoft. For others give a link such as https://meet.example.com/{id}.',
    );
  return 'calendar';
}

const isVideoLink = (text: string): boolean =>
  text === 'calendar' || URL.parse(text.replaceAll('{id}', 'id'))?.protocol === 'https:';

/** Which provider has the calendar of an address. */
export function providerOf({ provider, elsewhere }: CalendarConfig, address: string): Provider {
  const known = address.toLowerCase();
  return (
    elsewhere.find(e => (e.who.startsWith('@') ? known.endsWith(e.who) : known === e.who))?.provider ??
    provider
  );
}

/** `bo@example.com=caldav, @contractors.example=microsoft` */
function elsewherePart(reader: Reader): CalendarConfig['elsewhere'] {
  const parts = (reader.env['CALENDAR_ELSEWHERE'] ?? '').split(',').map(p => p.trim());
  return parts.filter(Boolean).flatMap(part => {
    const [who = '', name = ''] = part.split('=').map(p => p.trim().toLowerCase());
    const provider = PROVIDERS.find(p => p === name);
    if (who.includes('@') && provider) return { who, provider };
    reader.problem(
      `CALENDAR_ELSEWHERE must list ADDRESS=PROVIDER or @DOMAIN=PROVIDER, separated by commas, with one of ${PROVIDERS.join(', ')}; got "${shown(part)}".`,
    );
    return [];
  });
}

function googlePart(reader: Reader): GoogleConfig {
  return {
    keyFile: reader.value(
      'GOOGLE_SERVICE_ACCOUNT_FILE',
      /./,
      'the path of the JSON key of a service account with domain-wide delegation',
    ),
    apiUrl: apiUrl(reader, 'GOOGLE_API_URL'),
  };
}

const ID = /^[\w.-]+$/;

function microsoftPart(reader: Reader): MicrosoftConfig {
  return {
    tenant: reader.value('MICROSOFT_TENANT_ID', ID, 'the directory (tenant) ID of the app registration'),
    clientId: reader.value('MICROSOFT_CLIENT_ID', ID, 'the application (client) ID of the app registration'),
    clientSecret: reader.value(
      'MICROSOFT_CLIENT_SECRET',
      /^\S+$/,
      'the value of a client secret of the app registration',
    ),
    apiUrl: apiUrl(reader, 'MICROSOFT_API_URL'),
    loginUrl: apiUrl(reader, 'MICROSOFT_LOGIN_URL'),
  };
}

function caldavPart(reader: Reader): CaldavServerConfig {
  const { env } = reader;
  const url = reader.optional(
    'CALDAV_URL',
    isSafeApiUrl,
    'https://dav.example.com/, or http on this machine',
  );
  if (url === undefined && !env['CALDAV_URL'])
    reader.problem('CALDAV_URL is missing: give the address of the CalDAV server.');
  const username = env['CALDAV_USERNAME'] || undefined;
  const password = env['CALDAV_PASSWORD'] || undefined;
  const accountsFile = env['CALDAV_ACCOUNTS_FILE'] || undefined;
  if (Boolean(username) !== Boolean(password))
    reader.problem('CALDAV_USERNAME and CALDAV_PASSWORD go together: set both, or neither.');
  if (!username && !accountsFile)
    reader.problem(
      "CALDAV_USERNAME and CALDAV_PASSWORD are missing: give an account that may write everybody's calendars, or people's own accounts in CALDAV_ACCOUNTS_FILE.",
    );
  return { url: url ?? '', username, password, accountsFile };
}

const apiUrl = (reader: Reader, name: string): string | undefined =>
  reader.optional(name, isSafeApiUrl, 'an https address, or http on this machine (127.0.0.1)');
