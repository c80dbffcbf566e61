import { localCalendar } from './calendars/local.ts';
import { mixedCalendar } from './calendars/mixed.ts';
import {
  type CalendarConfig,
  type CaldavServerConfig,
  type Provider,
  PROVIDERS,
  providerOf,
} from './config-calendar.ts';
import type { TeamId } from './core/loop/glossary.ts';
import type { Calendar, Clock } from './core/ports.ts';
import { addressOf } from './operations/addresses.ts';
import { calendarEvents } from './store/calendar-events.ts';
import type { Store } from './store/database.ts';
import { listOrganisers } from './store/event-links.ts';
import { listInterviewers } from './store/interviewers.ts';
import { listRooms } from './store/meeting-rooms.ts';

type Means = { config: CalendarConfig; store: Store; clock: Clock };
type Make = (means: Means) => Promise<Calendar>;

/** A provider is a folder in `calendars` and a line here; each is loaded where somebody's calendar is with it. */
const MAKE: Record<Provider, Make> = {
  local: async ({ store }) => localCalendar(calendarEvents(store.db)),
  google: async ({ config, clock, store }) => {
    const { googleCalendar } = await import('./calendars/google/google.ts');
    const { readServiceAccount } = await import('./calendars/google/token.ts');
    if (!config.google) throw new Error('The settings of Google are missing');
    const { keyFile, apiUrl } = config.google;
    const account = readServiceAccount(keyFile);
    return googleCalendar({ account, apiUrl, clock, organisers: team => listOrganisers(store.db, team) });
  },
  microsoft: async ({ config, clock, store }) => {
    const { microsoftCalendar } = await import('./calendars/microsoft/microsoft.ts');
    const organisers = (team: TeamId) => listOrganisers(store.db, team);
    if (!config.microsoft) throw new Error('The settings of Microsoft are missing');
    return microsoftCalendar({ config: config.microsoft, clock, organisers });
  },
  caldav: async means => {
    const { caldavCalendar } = await import('./calendars/caldav/caldav.ts');
    const { config, clock, store } = means;
    return caldavCalendar({ config: await caldavConfig(config.caldav), clock, followed: followedIn(store) });
  },
};

/** The calendar of the team: that of one provider, or of several at once. */
export async function chooseCalendar(means: Means): Promise<Calendar> {
  const { config } = means;
  const used = PROVIDERS.filter(p => p === config.provider || config.elsewhere.some(e => e.provider === p));
  const providers = new Map<string, Calendar>();
  for (const name of used) {
    providers.set(name, await MAKE[name](means));
  }
  const [only] = providers.values();
  if (only && providers.size === 1) return only;
  return mixedCalendar(providers, address => providerOf(config, address));
}

async function caldavConfig(server: CaldavServerConfig | undefined) {
  const { readAccounts } = await import('./calendars/caldav/accounts-file.ts');
  const { url = '', username, password, accountsFile } = server ?? {};
  return {
    url,
    login: username && password ? { username, password } : undefined,
    accounts: accountsFile ? readAccounts(accountsFile) : {},
  };
}

/** Whose calendars hold events of ours, and who is invited to them. */
const followedIn =
  ({ db }: Store) =>
  async (team: TeamId) => ({
    organisers: await listOrganisers(db, team),
    guests: [
      ...(await listInterviewers(db, team)).map(m => addressOf(m.person, m)),
      ...(await listRooms(db, team)).map(room => room.address),
    ],
  });
