import type { TeamId } from '../../core/loop/glossary.ts';
import type {
  Attendee,
  Calendar,
  CalendarAnswer,
  Clock,
  EventDraft,
  EventRef,
  Outcome,
} from '../../core/ports.ts';
import { compareStates } from '../known-states.ts';
import { taggedId, untaggedId } from '../tagged-ids.ts';
import { GoogleApi, type GoogleEvent } from './api.ts';
import { busyOf, followBusy } from './busy.ts';
import { joinOf, OUR_MARK, resourceOf, showsTheSame, toEvent } from './events.ts';
import { googlePush } from './push.ts';
import type { ServiceAccount } from './token.ts';

export type GoogleOptions = {
  account: ServiceAccount;
  /** Another server, for tests. */
  apiUrl?: string | undefined;
  clock: Clock;
  organisers: (team: TeamId) => Promise<readonly string[]>;
  timeoutMs?: number | undefined;
};

/** Calendars of Google Workspace, through a service account that acts in people's names. */
export function googleCalendar({ account, apiUrl, clock, organisers, timeoutMs }: GoogleOptions): Calendar {
  const api = new GoogleApi({ account, apiUrl, clock, timeoutMs });
  const push = googlePush(api, clock);
  return {
    provider: 'google',
    mailsGuests: () => true,
    busy: async (team, owners, within) =>
      new Map(await Promise.all(owners.map(o => busyOf(api, team, o, within)))),
    follow: (team, owner, within, cursor) => followBusy(api, { team, owner, within, cursor }),
    pushTo: () => push,
    create: draft => create(api, draft),
    update: (draft, etag) => update(api, draft, etag),
    cancel: (team, organiser, id) => cancel(api, team, organiser, id),
    answer: (team, organiser, id, given) => answer(api, { team, organiser, id }, given),
    read: async (team, organiser, id) => {
      const event = await api.get(organiser.address, taggedId(team, id));
      return event.kind === 'ok' ? { kind: 'ok', value: toEvent(event.value, id) } : event;
    },
    changes: async (team, cursor) =>
      compareStates(await organisers(team), cursor, clock.now(), o => listOurs(api, team, o, clock.now())),
  };
}

async function create(api: GoogleApi, draft: EventDraft): Promise<Outcome<EventRef>> {
  const made = await api.insert(draft.organiser.address, resourceOf(draft));
  if (made.kind === 'ok') return { kind: 'ok', value: refOf(made.value, draft.id) };
  if (made.kind === 'gone') return NO_CALENDAR;
  if (made.kind !== 'conflict') return made;
  const known = await api.get(draft.organiser.address, taggedId(draft.team, draft.id));
  if (known.kind !== 'ok') return known;
  if (known.value.status === 'cancelled') return { kind: 'gone' };
  return showsTheSame(known.value, draft)
    ? { kind: 'ok', value: refOf(known.value, draft.id) }
    : { kind: 'conflict' };
}

const NO_CALENDAR: Outcome<never> = { kind: 'refused', because: 'no such calendar' };

async function update(api: GoogleApi, draft: EventDraft, etag: string): Promise<Outcome<EventRef>> {
  const id = taggedId(draft.team, draft.id);
  const known = await api.get(draft.organiser.address, id);
  if (known.kind !== 'ok') return known;
  if (known.value.status === 'cancelled') return { kind: 'gone' };
  if (known.value.etag !== etag) return { kind: 'conflict' };
  if (showsTheSame(known.value, draft)) return { kind: 'ok', value: refOf(known.value, draft.id) };
  const changed = await api.patch(draft.organiser.address, id, resourceOf(draft, known.value), { etag });
  return changed.kind === 'ok' ? { kind: 'ok', value: refOf(changed.value, draft.id) } : changed;
}

async function cancel(
  api: GoogleApi,
  team: TeamId,
  organiser: Attendee,
  id: string,
): Promise<Outcome<undefined>> {
  const gone = await api.delete(organiser.address, taggedId(team, id));
  return gone.kind === 'ok' || gone.kind === 'gone' ? { kind: 'ok', value: undefined } : gone;
}

/** In the name of whoever answers: nobody else of the domain may. The organiser's event follows. */
async function answer(
  api: GoogleApi,
  on: { team: TeamId; organiser: Attendee; id: string },
  given: CalendarAnswer,
): Promise<Outcome<EventRef>> {
  const id = taggedId(on.team, on.id);
  const event = await api.get(on.organiser.address, id);
  if (event.kind !== 'ok') return event;
  const said = event.value.attendees?.find(a => a.email.toLowerCase() === given.address);
  if (event.value.status === 'cancelled' || !said) return { kind: 'gone' };
  if (said.responseStatus === given.answer && (said.comment ?? '') === given.reason)
    return { kind: 'ok', value: refOf(event.value, on.id) };
  const own = await api.get(given.address, id);
  // Who has no calendar here answers elsewhere: their organiser notes it.
  const isElsewhere = own.kind === 'refused' && !own.wholly;
  const [by, known] = isElsewhere ? [on.organiser.address, event] : [given.address, own];
  if (known.kind !== 'ok') return known;
  const attendees = (known.value.attendees ?? []).map(a =>
    a.email.toLowerCase() === given.address
      ? { ...a, responseStatus: given.answer, comment: given.reason }
      : a,
  );
  const answered = await api.patch(by, id, { attendees }, { etag: known.value.etag ?? '', quiet: true });
  if (answered.kind !== 'ok') return answered;
  const now = await api.get(on.organiser.address, id);
  return now.kind === 'ok' ? { kind: 'ok', value: refOf(now.value, on.id) } : now;
}

async function listOurs(api: GoogleApi, team: TeamId, organiser: string, now: Temporal.Instant) {
  const found = await api.list(organiser, {
    privateExtendedProperty: `${OUR_MARK}=${team}`,
    timeMin: now.toString(),
  });
  if (found.kind !== 'ok') return found.kind === 'gone' ? NO_CALENDAR : found;
  const ours = found.value.flatMap(event => {
    const id = untaggedId(team, event.id);
    return id === undefined ? [] : toEvent(event, id);
  });
  return { kind: 'ok' as const, value: ours };
}

const refOf = (event: GoogleEvent, eventId: string): EventRef => ({
  eventId,
  etag: event.etag ?? '',
  ...joinOf(event),
});
