import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type FaultProxy, startFaultProxy } from '../../servers/fault-proxy.ts';
import { PEOPLE } from '../../slack/company/cast.ts';
import { googleCalendars, graphCalendars, type PeopleCalendars } from './people-calendars.ts';
import { Child } from './processes.ts';

export const ADDRESSES = PEOPLE.map(p => p.email);

/** Which of the printed settings is whose, the variable that says where it is, and how people use it themselves. */
const SERVICES = {
  google: { line: 'CALENDAR=google', at: 'GOOGLE_API_URL', open: googleCalendars },
  microsoft: { line: 'CALENDAR=microsoft', at: 'MICROSOFT_API_URL', open: graphCalendars },
} as const;

export type ServiceName = keyof typeof SERVICES;
export type CalendarService = {
  /** What `serve` needs to use it, through the proxy. */
  env: Record<string, string>;
  calendars: PeopleCalendars;
  proxy: FaultProxy;
};

/** Acme's calendars as a process of their own, with faults on the way to it where they are asked for. */
export async function startCalendarService(name: ServiceName): Promise<CalendarService> {
  const { line, at, open } = SERVICES[name];
  const program = join(import.meta.dirname, '../../servers/calendars-process.ts');
  const child = new Child([program, ...ADDRESSES], {});
  onTestFinished(async () => void (await child.stop('SIGKILL')));
  await child.printed('MICROSOFT_LOGIN_URL=');
  const settings = child.output.split('\n').find(l => l.startsWith(line)) ?? '';
  const env: Record<string, string> = Object.fromEntries(
    settings.split(' ').map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
  const base = env[at] ?? '';
  const proxy = await startFaultProxy(base);
  onTestFinished(() => proxy.stop());
  return { env: { ...env, [at]: proxy.url }, calendars: open(base), proxy };
}
