export type Format = { readonly allowed: string; readonly test: (value: string) => boolean };

const scheme = (allowed: string, ...protocols: string[]): Format => ({
  allowed,
  test: value => URL.canParse(value) && protocols.includes(new URL(value).protocol),
});

export const WEB_URL = scheme('an http or https address', 'http:', 'https:');
export const SECURE_URL = scheme('an https address', 'https:');
/** Buttons and links also open the mail program and Slack's own deep links. */
export const LINK_URL = scheme(
  'an http, https, mailto, tel or slack address',
  'http:',
  'https:',
  'mailto:',
  'tel:',
  'slack:',
);

export const DATE: Format = {
  allowed: 'a day of the calendar as YYYY-MM-DD',
  test: value => {
    const [, year, month, day] = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/.exec(value) ?? [];
    if (!year) return false;
    const days = Temporal.PlainYearMonth.from({ year: Number(year), month: Number(month) }).daysInMonth;
    return Number(day) >= 1 && Number(day) <= days;
  },
};

export const TIME: Format = {
  allowed: 'a time of day as HH:mm',
  test: value => /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
};

export const ZONE: Format = {
  allowed: 'an IANA zone such as Europe/Berlin',
  test: value => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  },
};

export const DECIMAL: Format = {
  allowed: 'a number written as a string, such as "3" or "3.5"',
  test: value => /^-?\d+(\.\d+)?$/.test(value),
};

const matching = (allowed: string, pattern: RegExp): Format => ({
  allowed,
  test: value => pattern.test(value),
});

export const USER_ID = matching('a user id (U… or W…)', /^[UW][A-Z0-9]+$/);
export const CHANNEL_ID = matching('a channel id (C… or G…)', /^[CG][A-Z0-9]+$/);
export const CONVERSATION_ID = matching('a conversation id (C…, D… or G…)', /^[CDG][A-Z0-9]+$/);
export const GROUP_ID = matching('a user group id (S…)', /^S[A-Z0-9]+$/);
export const TEAM_ID = matching('a team id (T…)', /^T[A-Z0-9]+$/);
export const COLOR = matching('a colour as #rrggbb', /^#?[0-9a-fA-F]{6}$/);
