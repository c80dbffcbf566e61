import type { PersonId } from '../core/loop/glossary.ts';
import type { Busy, Calendar, CalendarChange, CalendarOwner, Outcome } from '../core/ports.ts';

/** Which of the providers keeps the calendar of an address. */
export type ChooseProvider = (address: string) => string;

/** A team whose people have their calendars with different providers: each event is with its organiser's. */
export function mixedCalendar(providers: ReadonlyMap<string, Calendar>, choose: ChooseProvider): Calendar {
  const of = (address: string): Calendar => {
    const calendar = providers.get(choose(address));
    if (!calendar) throw new Error(`No calendar provider ${choose(address)}`);
    return calendar;
  };
  return {
    provider: 'mixed',
    mailsGuests: organiser => of(organiser).mailsGuests(organiser),
    busy: async (team, owners, within) => {
      const parts = [...Map.groupBy(owners, o => of(o.address))].map(([calendar, some]) =>
        calendar.busy(team, some satisfies readonly CalendarOwner[], within),
      );
      return new Map<PersonId, Outcome<Busy[]>>((await Promise.all(parts)).flatMap(part => [...part]));
    },
    follow: (team, owner, within, cursor) => of(owner.address).follow(team, owner, within, cursor),
    pushTo: address => of(address).pushTo?.(address),
    create: (draft, isFirst) => of(draft.organiser.address).create(draft, isFirst),
    update: (draft, etag) => of(draft.organiser.address).update(draft, etag),
    cancel: (team, organiser, id) => of(organiser.address).cancel(team, organiser, id),
    answer: (team, organiser, id, given) => of(organiser.address).answer(team, organiser, id, given),
    read: (team, organiser, id) => of(organiser.address).read(team, organiser, id),
    changes: (team, cursor) => changesOfAll(providers, team, cursor),
  };
}

type Changes = { events: CalendarChange[]; cursor: string };

/** Each provider is followed from where it was; one that does not answer holds up no other. */
async function changesOfAll(
  providers: ReadonlyMap<string, Calendar>,
  team: string,
  cursor: string | undefined,
): Promise<Outcome<Changes>> {
  const before = cursor ? (JSON.parse(cursor) as Record<string, string>) : {};
  const after = { ...before };
  const events: CalendarChange[] = [];
  let failure: Exclude<Outcome<never>, { kind: 'ok' }> | undefined;
  for (const [name, calendar] of providers) {
    const changes = await calendar.changes(team, before[name]);
    if (changes.kind === 'ok') {
      events.push(...changes.value.events);
      after[name] = changes.value.cursor;
    } else if (changes.kind === 'gone') delete after[name];
    else failure = changes;
  }
  const next = JSON.stringify(after);
  if (failure && next === JSON.stringify(before)) return failure;
  return { kind: 'ok', value: { events, cursor: next } };
}
