import { get, post } from '../api.ts';
import { el, replace } from '../dom.ts';
import { icon } from '../icons.ts';
import type { Session } from '../session.ts';
import { humans } from '../session.ts';
import { toast } from '../shell/toast.ts';
import { dayOf, instantOf } from '../time.ts';
import { type EventChange, eventDetails } from './event-details.ts';
import type { Panel } from './panel.ts';
import type { Week } from './week.ts';
import { weekGrid } from './week-grid.ts';

/** Whose calendar and which week; stays while the panel is closed. Empty means: mine, and the week of now. */
const chosen = { person: '', week: '', event: '', shown: '' };

export const calendars: Panel = {
  name: 'calendars',
  title: 'Calendars',
  icon: 'calendar',
  async load(session) {
    const person = chosen.person || session.state.me;
    const week = chosen.week || dayOf(session.state.workspace.now, session.zone());
    const data = await get<Week>('/panel/calendars', { person, week });
    return { ...data, chosen: chosen.event, now: session.state.workspace.now };
  },
  draw(body, data: Week & { now: number }, session, again) {
    const { person, zone, now } = data;
    const open = data.events.find(({ id }) => id === chosen.event);
    const choose = (id: string) => {
      chosen.event = chosen.event === id ? '' : id;
      again();
    };
    const details = open && eventDetails(open, zone, change => changed(person, open.id, change, again));
    replace(
      body,
      toolbar(session, data, again),
      weekGrid(data, now, chosen.event, choose),
      details,
      busyForm(data, again),
    );
    // A week is taller than most screens: what was just opened would stand below it, unseen.
    if (details && chosen.shown !== chosen.event) details.scrollIntoView({ block: 'nearest' });
    chosen.shown = chosen.event;
  },
};

/** The form outlives redraws of its week, for somebody may be writing into it. */
const form = { of: '', node: undefined as HTMLElement | undefined };

function toolbar(session: Session, { person, rooms, days, zone }: Week, again: () => void): HTMLElement {
  const turn = (by: number) => () => {
    const first = Date.parse(days[0] ?? '');
    chosen.week = new Date(first + by * 7 * 86_400_000).toISOString().slice(0, 10);
    again();
  };
  const backToNow = () => {
    chosen.week = '';
    again();
  };
  const choose = el(
    'select',
    {
      class: 'field field-short',
      'aria-label': 'Whose calendar',
      on: {
        change: () => {
          chosen.person = choose.value === session.state.me ? '' : choose.value;
          chosen.event = '';
          again();
        },
      },
    },
    [...humans(session.state.workspace).map(({ id, realName }) => ({ id, name: realName })), ...rooms].map(
      ({ id, name }) => el('option', { value: id, selected: id === person }, name),
    ),
  );
  const arrow = (label: string, name: 'left' | 'right', by: number) =>
    el(
      'button',
      { type: 'button', class: 'bar-button', 'aria-label': label, on: { click: turn(by) } },
      icon(name),
    );
  return el(
    'div',
    { class: 'panel-tools' },
    choose,
    el('span', { class: 'muted' }, zone),
    el('span', { class: 'spacer' }),
    el('button', { type: 'button', class: 'bar-button', on: { click: backToNow } }, 'This week'),
    arrow('Week before', 'left', -1),
    arrow('Next week', 'right', 1),
  );
}

async function changed(person: string, event: string, change: EventChange, again: () => void): Promise<void> {
  try {
    if ('answer' in change) await post('/panel/calendars/answer', { person, event, ...change });
    if ('delete' in change) await post('/panel/calendars/events', { person, delete: event });
    if ('move' in change) await post('/panel/calendars/events', { person, move: event, ...change.move });
    if ('uninvite' in change)
      await post('/panel/calendars/events', { person, uninvite: event, address: change.uninvite });
  } catch (error) {
    toast(
      `The calendar did not take that: ${error instanceof Error ? error.message : String(error)}`,
      'error',
    );
  }
  again();
}

/** Adds a stretch that is taken, to see how scheduling copes. */
function busyForm({ person, days, zone, now }: Week & { now: number }, again: () => void): HTMLElement {
  const of = [person, zone, ...days].join();
  if (form.of === of && form.node) return form.node;
  const today = dayOf(now, zone);
  const title = el('input', { class: 'field', type: 'text', placeholder: 'Busy', 'aria-label': 'Title' });
  const day = el(
    'select',
    { class: 'field', 'aria-label': 'Day' },
    days.map(one => el('option', { value: one, selected: one === today }, weekday(one))),
  );
  const from = el('input', {
    class: 'field',
    type: 'time',
    value: '09:00',
    'aria-label': 'From',
    required: true,
  });
  const to = el('input', {
    class: 'field',
    type: 'time',
    value: '10:00',
    'aria-label': 'To',
    required: true,
  });
  const add = async () => {
    const instant = (time: string) => new Date(instantOf(`${day.value}T${time}`, zone)).toISOString();
    await post('/panel/calendars/events', {
      person,
      title: title.value || 'Busy',
      start: instant(from.value),
      end: instant(to.value),
    }).catch((error: unknown) =>
      toast(`Not added: ${error instanceof Error ? error.message : String(error)}`, 'error'),
    );
    again();
  };
  form.of = of;
  form.node = el(
    'form',
    {
      class: 'busy-form',
      on: {
        submit: event => {
          event.preventDefault();
          void add();
        },
      },
    },
    el('h3', { class: 'panel-subtitle' }, 'Add busy time'),
    el(
      'div',
      { class: 'busy-row' },
      title,
      day,
      from,
      to,
      el('button', { type: 'submit', class: 'button' }, 'Add'),
    ),
  );
  return form.node;
}

function weekday(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(day),
  );
}
