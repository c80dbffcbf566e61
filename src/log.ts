import { type DestinationStream, pino } from 'pino';
import type { Facts, Log } from './core/ports.ts';

/** Only these are written: names, addresses and texts of people have no key here, so they cannot slip in. */
const ALLOWED = new Set([
  'team',
  'kind',
  'note',
  'outcome',
  'attempts',
  'reference',
  'schedule',
  'port',
  'host',
  'where',
  'version',
  'count',
  'ms',
  'status',
  'method',
  'steps',
  'provider',
  'signal',
  'verb',
  'url',
]);

/** @param to Standard output unless said otherwise. */
export function createLog(level: string, to?: DestinationStream): Log {
  const options = { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = to ? pino(options, to) : pino(options);
  return {
    info: (what, facts) => logger.info(allowed(facts), what),
    warn: (what, facts) => logger.warn(allowed(facts), what),
    error: (what, error, facts) => logger.error({ ...allowed(facts), ...errorFacts(error) }, what),
  };
}

function allowed(facts: Facts = {}): Facts {
  const known = Object.entries(facts).filter(([key]) => ALLOWED.has(key));
  return Object.fromEntries(
    known.map(([key, value]) => [key, typeof value === 'string' ? brief(value) : value]),
  );
}

const LONGEST = 300;

/** What another system said may name a mailbox, or be a whole page. */
const brief = (text: string): string => text.slice(0, LONGEST).replaceAll(/[^\s<>"'(]+@[^\s<>"')]+/g, '…@…');

/** Where it happened and what kind it was. A message may quote what somebody typed, so it stays out. */
function errorFacts(error: unknown): Record<string, string | undefined> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: string };
  const frames = error.stack?.split('\n').filter(line => line.trimStart().startsWith('at ')) ?? [];
  return {
    error: error.name,
    code,
    at: frames
      .slice(0, 8)
      .map(line => line.trim())
      .join(' < '),
  };
}
