/** Calendars as their owners use them, in clients of their own: over the API of each service, and not through Hireloop. */
export type PeopleCalendars = {
  /** The interviews that somebody finds in theirs. */
  interviews(of: string): Promise<{ id: string; start: string; end: string; guests: string[] }[]>;
  answer(of: string, id: string, answer: 'accepted' | 'declined'): Promise<void>;
  move(of: string, id: string, hours: number): Promise<void>;
};

type Json = Record<string, unknown>;

async function call(url: string, token: string, method = 'GET', body?: object): Promise<Json> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const reply = await fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${url}: ${reply.status} ${text}`);
  return text === '' ? {} : (JSON.parse(text) as Json);
}

const later = (time: string, hours: number): string =>
  Temporal.Instant.from(time.endsWith('Z') ? time : `${time.replace(/\.\d+$/, '')}Z`)
    .add({ hours })
    .toString();

type GoogleItem = {
  id: string;
  summary?: string;
  status?: string;
  start: { dateTime: string };
  end: { dateTime: string };
  attendees?: { email: string; self?: boolean }[];
};

export function googleCalendars(base: string): PeopleCalendars {
  const events = (of: string) => `${base}calendar/v3/calendars/${encodeURIComponent(of)}/events`;
  const as = (of: string) => `token-of-${of}`;
  const list = async (of: string) => {
    const { items } = (await call(`${events(of)}?singleEvents=true`, as(of))) as { items: GoogleItem[] };
    return items.filter(i => i.status !== 'cancelled');
  };
  const one = async (of: string, id: string) => (await list(of)).find(i => i.id === id);
  return {
    interviews: async of =>
      (await list(of)).map(({ id, start, end, attendees = [] }) => ({
        id,
        start: later(start.dateTime, 0),
        end: later(end.dateTime, 0),
        guests: attendees.map(a => a.email),
      })),
    answer: async (of, id, responseStatus) => {
      const attendees = ((await one(of, id))?.attendees ?? []).map(a =>
        a.email === of ? { ...a, responseStatus } : a,
      );
      await call(`${events(of)}/${id}`, as(of), 'PATCH', { attendees });
    },
    move: async (of, id, hours) => {
      const found = await one(of, id);
      if (!found) throw new Error(`${of} has no event ${id}`);
      const [start, end] = [found.start, found.end].map(t => ({ ...t, dateTime: later(t.dateTime, hours) }));
      await call(`${events(of)}/${id}`, as(of), 'PATCH', { start, end });
    },
  };
}

type GraphItem = {
  id: string;
  start: { dateTime: string };
  end: { dateTime: string };
  attendees?: { emailAddress: { address: string } }[];
};

export function graphCalendars(base: string): PeopleCalendars {
  const box = (of: string) => `${base}v1.0/users/${encodeURIComponent(of)}`;
  const TOKEN = 'app-token';
  const list = async (of: string) => {
    const now = Temporal.Now.instant();
    const span = { startDateTime: now.toString(), endDateTime: now.add({ hours: 24 * 60 }).toString() };
    const query = new URLSearchParams({ ...span, $top: '100' }).toString();
    return ((await call(`${box(of)}/calendarView?${query}`, TOKEN)) as { value: GraphItem[] }).value;
  };
  const verbs = { accepted: 'accept', declined: 'decline' };
  return {
    interviews: async of =>
      (await list(of)).map(({ id, start, end, attendees = [] }) => ({
        id,
        start: later(start.dateTime, 0),
        end: later(end.dateTime, 0),
        guests: attendees.map(a => a.emailAddress.address),
      })),
    answer: async (of, id, answer) => {
      await call(`${box(of)}/events/${id}/${verbs[answer]}`, TOKEN, 'POST', { sendResponse: true });
    },
    move: async (of, id, hours) => {
      const found = (await list(of)).find(i => i.id === id);
      if (!found) throw new Error(`${of} has no event ${id}`);
      const at = (time: string) => ({ dateTime: later(time, hours).replace(/Z$/, ''), timeZone: 'UTC' });
      const times = { start: at(found.start.dateTime), end: at(found.end.dateTime) };
      await call(`${box(of)}/events/${id}`, TOKEN, 'PATCH', times);
    },
  };
}
