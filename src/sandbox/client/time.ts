/** Times as a reader in one zone sees them. */

type Style = Intl.DateTimeFormatOptions;
const formatters = new Map<string, Intl.DateTimeFormat>();

export function format(at: number, zone: string, style: Style): string {
  const key = `${zone} ${JSON.stringify(style)}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...style });
  formatters.set(key, formatter);
  return formatter.format(at);
}

export const clockTime = (at: number, zone: string) =>
  format(at, zone, { hour: '2-digit', minute: '2-digit' });

/** `2026-03-01` in the zone: what compares days. */
export function dayOf(at: number, zone: string): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

export function dayTitle(at: number, zone: string, now: number): string {
  const relative = relativeDay(at, zone, now);
  const sameYear = dayOf(at, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return (
    relative ??
    format(at, zone, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(sameYear ? {} : { year: 'numeric' }),
    })
  );
}

function relativeDay(at: number, zone: string, now: number): string | undefined {
  const days = Math.round((Date.parse(dayOf(at, zone)) - Date.parse(dayOf(now, zone))) / 86_400_000);
  return { '-1': 'Yesterday', '0': 'Today', '1': 'Tomorrow' }[String(days)];
}

/** Minutes east of Greenwich. */
export function offsetMinutes(at: number, zone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '') ?? [];
  if (!sign) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The instant of a wall time `2026-03-01T09:30`; one that the clocks skip is the one after the jump. */
export function instantOf(wall: string, zone: string): number {
  const asUtc = Date.parse(`${wall}Z`);
  const guess = asUtc - offsetMinutes(asUtc, zone) * 60_000;
  return asUtc - offsetMinutes(guess, zone) * 60_000;
}

export function wallOf(at: number, zone: string): string {
  return `${dayOf(at, zone)}T${clockTime(at, zone)}`;
}

const PARTS: Readonly<Record<string, Style>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_long: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  date_long_full: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  date: { month: 'long', day: 'numeric', year: 'numeric' },
  date_short: { month: 'short', day: 'numeric', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

/** Slack's date tokens: `{date_short_pretty} at {time}`. */
export function formatTokens(seconds: number, template: string, zone: string, now: number): string {
  const at = seconds * 1000;
  return template.replaceAll(/\{(\w+)\}/g, (whole, token: string) => {
    if (token === 'ago') return ago(at, now);
    if (token === 'date_num') return dayOf(at, zone);
    if (token === 'day_divider_pretty') return dayTitle(at, zone, now);
    const isPretty = token.endsWith('_pretty');
    const style = PARTS[isPretty ? token.slice(0, -'_pretty'.length) : token];
    if (!style) return whole;
    return (isPretty ? relativeDay(at, zone, now) : undefined) ?? format(at, zone, style);
  });
}

function ago(at: number, now: number): string {
  const minutes = Math.round((at - now) / 60_000);
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 48 * 60) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 1440), 'day');
}
